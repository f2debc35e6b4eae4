export {
  DIAProvider,
  type DIAProviderProps,
  type DiaContrast,
  type DiaDensity,
  type DiaPreset,
  type DiaTheme,
  useDiaSettings,
  useFormat,
  useMessages,
} from './DIAProvider.js'
