/*
 * An ESLint rule: every route says who may call it. A route that says nothing is refused to everybody when it runs; here it is refused
 * before, since somebody who wonders about a 403 might open the guard. That the word is one of the closed list, tsc sees.
 */
const ROUTES = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options', 'Search', 'Sse']);
const DECLARATIONS = new Set(['RequirePermission', 'Public']);

export const declaredPermissions = {
  meta: {
    type: 'problem',
    docs: { description: 'every Nest route declares @RequirePermission or @Public' },
    messages: { undeclared: 'The route {{name}} does not say who may call it: add @RequirePermission(…) or @Public().' },
    schema: [],
  },
  create(context) {
    return {
      MethodDefinition(node) {
        const own = namesOf(node);
        if (!own.some((name) => ROUTES.has(name))) return;
        if ([...own, ...namesOf(node.parent.parent)].some((name) => DECLARATIONS.has(name))) return;
        context.report({ node: node.key, messageId: 'undeclared', data: { name: context.sourceCode.getText(node.key) } });
      },
    };
  },
};

/** Names of the decorators of a class or method: `@Get()`, `@nest.Get()`, `@Get`. */
function namesOf({ decorators = [] }) {
  return decorators.map(({ expression }) => {
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    return callee.type === 'MemberExpression' ? callee.property.name : callee.name;
  });
}
