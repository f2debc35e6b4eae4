// Runs before `npm start` and `npm test`, on whatever Node there is: old syntax only.
'use strict'
var spawnSync = require('child_process').spawnSync
var path = require('path')

var major = Number(process.versions.node.split('.')[0])
if (major < 20) {
  console.error(
    'DIA needs Node 20 or newer; this is ' + process.version + '. Install Node 20 and run the command again.',
  )
  process.exit(1)
}

var root = path.join(__dirname, '..')
var pnpm = require('../package.json').packageManager
var install = spawnSync(
  'npx',
  ['-y', pnpm, 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' },
)
if (install.error || install.status !== 0) {
  console.error(
    'DIA could not install its packages. See the lines above; the npm registry must be reachable, or run: npx ' +
      pnpm +
      ' install',
  )
  process.exit(1)
}
