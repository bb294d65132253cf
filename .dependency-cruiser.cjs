/** The directions of the house, see docs/architecture.md. @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'contract-imports-nothing',
      severity: 'error',
      from: { path: '^miniprogram/contract' },
      to: { pathNot: '^miniprogram/contract' },
    },
    {
      name: 'models-are-pure',
      severity: 'error',
      from: { path: '^miniprogram/models' },
      to: { pathNot: '^miniprogram/(models|contract|text)' },
    },
    {
      name: 'services-know-contract-only',
      severity: 'error',
      from: { path: '^miniprogram/services' },
      to: { pathNot: '^miniprogram/(services|contract|config)' },
    },
    {
      name: 'pages-go-through-stores',
      severity: 'error',
      from: { path: '^miniprogram/pages' },
      to: { path: '^miniprogram/services' },
    },
    {
      name: 'operator-models-are-pure',
      severity: 'error',
      from: { path: '^miniprogram/operator/models' },
      to: { pathNot: '^miniprogram/(operator/(models|text)|models|contract|text)' },
    },
    {
      name: 'operator-services-know-contract-only',
      severity: 'error',
      from: { path: '^miniprogram/operator/services' },
      to: { pathNot: '^miniprogram/(operator/services|services|contract)' },
    },
    {
      name: 'operator-pages-go-through-stores',
      severity: 'error',
      from: { path: '^miniprogram/operator/pages' },
      to: { path: 'services' },
    },
    {
      // It is not on the phone before one of its pages opens.
      name: 'main-package-needs-no-subpackage',
      severity: 'error',
      from: { path: '^miniprogram/(?!operator/)' },
      to: { path: '^miniprogram/operator/' },
    },
    {
      name: 'phone-ships-no-library-and-no-server-code',
      severity: 'error',
      from: { path: '^miniprogram' },
      to: { pathNot: '^miniprogram' },
    },
    {
      name: 'function-takes-only-the-contract-from-the-phone',
      severity: 'error',
      from: { path: '^cloudfunctions' },
      to: { path: '^miniprogram/(?!contract)' },
    },
    {
      name: 'nothing-imports-dev-test-bench',
      severity: 'error',
      from: { path: '^(miniprogram|cloudfunctions)' },
      to: { path: '^(dev|test|bench|scripts)' },
    },
    {
      name: 'dev-imports-no-tests',
      severity: 'error',
      from: { path: '^(dev|scripts|bench)' },
      to: { path: '^test' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^cloudfunctions/[^/]+/src/domain' },
      to: { pathNot: '^(cloudfunctions/[^/]+/src/domain|miniprogram/contract)' },
    },
    {
      name: 'actions-know-domain-and-ports-only',
      severity: 'error',
      from: { path: '^cloudfunctions/[^/]+/src/actions' },
      to: {
        pathNot:
          '^(cloudfunctions/[^/]+/src/(actions|domain|operator-ports\\.ts|ports/|errors\\.ts|integrators/(contract|errors)\\.ts)|miniprogram/contract|node_modules/valibot)',
      },
    },
    {
      name: 'one-module-around-the-sdk',
      severity: 'error',
      from: { path: '^cloudfunctions', pathNot: '^cloudfunctions/[^/]+/src/cloud' },
      to: { path: 'wx-server-sdk|@cloudbase' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|dist)/.*/node_modules|^cloudfunctions/[^/]+/(index|undici)\\.js$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
