// `light-dark()` stays the browser's own: the preset's would not reach `:root`.
export default { plugins: { 'postcss-preset-mantine': { features: { lightDarkFunction: false } } } };
