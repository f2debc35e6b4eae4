/** Stands before React is loaded, so that stories can count what React draws; a developer's tools bring their own. */
Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: globalThis.__REACT_DEVTOOLS_GLOBAL_HOOK__ ?? {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: () => undefined,
    onCommitFiberUnmount: () => undefined,
  },
})
