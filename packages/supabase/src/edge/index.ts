export {
  createPassportHandler,
  type PassportHandlerAnswer,
  type PassportHandlerOptions,
} from './createPassportHandler.js'
