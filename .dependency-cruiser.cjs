/** The arrows of docs/architecture.md. What is not allowed here is an error. */
const room = (...names) => `^(${names.join('|')})/`
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${from} may import only: ${allowed.join(', ') || 'nothing outside itself'}`,
  from: { path: room(from) },
  to: {
    path: room('server', 'kiosk-ui', 'display-ui', 'ui-kit', 'language', 'printer', 'test'),
    pathNot: room(from, ...allowed),
  },
})
const noPackages = (from) => ({
  name: `${from} stands alone`,
  severity: 'error',
  comment: 'no library, no Node',
  from: { path: room(from) },
  to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'core', 'npm-no-pkg', 'npm-unknown'] },
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    only('hall', 'server/hall', []),
    noPackages('server/hall'),
    only('forecast', 'server/forecast', ['server/hall']),
    noPackages('server/forecast'),
    only('views', 'server/views', ['server/hall', 'server/contract']),
    noPackages('server/views'),
    only('contract', 'server/contract', []),
    only('engine', 'server/engine', ['server/hall']),
    noPackages('language'),
    only('forecasting', 'server/forecasting', ['server/forecast', 'server/hall', 'server/engine']),
    only('store', 'server/store', ['server/engine', 'server/hall']),
    only('api', 'server/api', ['server/engine', 'server/hall', 'server/views', 'server/contract']),
    only('language', 'language', []),
    only('printer', 'printer', ['language', 'server/engine']),
    only('kiosk-ui', 'kiosk-ui', ['ui-kit', 'language', 'server/contract']),
    only('display-ui', 'display-ui', ['ui-kit', 'language', 'server/contract']),
    only('ui-kit', 'ui-kit', ['language', 'server/contract']),
    {
      name: 'ports are types',
      severity: 'error',
      comment: 'the printer knows the engine’s ports as types only',
      from: { path: room('printer') },
      to: { path: room('server/engine'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the forecast’s shell knows ports as types',
      severity: 'error',
      from: { path: room('server/forecasting') },
      to: { path: room('server/engine'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'views know the contract as types',
      severity: 'error',
      from: { path: room('server/views') },
      to: { path: room('server/contract'), dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing needs tests',
      severity: 'error',
      from: { pathNot: room('test') },
      to: { path: room('test') },
    },
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'nothing unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^dist/|^node_modules/|no-get-pixels)' },
    tsPreCompilationDeps: true,
    parser: 'swc',
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.css', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
}
