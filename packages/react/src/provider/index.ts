export {
  DIAProvider,
  type DIAProviderProps,
  type DiaDensity,
  type DiaTheme,
  useDiaSettings,
  useFormat,
  useMessages,
} from './DIAProvider.js'
