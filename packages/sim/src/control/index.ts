export { type Control, controlOf, type WorldStatus } from './control.ts'
export { controlApp } from './control-app.ts'
export {
  ControlAccess,
  controlFile,
  controlFileName,
  readControlFile,
  removeControlFile,
  writeControlFile,
} from './control-file.ts'
export { RemoteClock } from './remote-clock.ts'
export { findServed, remoteControl } from './remote-control.ts'
