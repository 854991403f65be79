/** CSS modules: class names by the names in the file, made unique by the bundler. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export = classes;
}
declare module '*.css';
