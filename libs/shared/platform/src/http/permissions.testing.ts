/** Words of the tests of this folder; seen by nothing outside of this package. */
declare module './permissions.js' {
  interface PermissionsByZone {
    tests: 'x:y' | 'things:read' | 'things:write';
  }
}

export {};
