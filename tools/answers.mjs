/*
 * What the routes of a service answer with, as JSON Schemas made from the return types of its controllers: the type that the
 * compiler checks is the only place where an answer is described. Types are read as JSON.stringify writes them: dates are
 * texts, methods and undefined are left out, a bigint can't be sent.
 */
import { join, relative } from 'node:path';
import ts from 'typescript';
import { root } from './workspace.mjs';

const ROUTES = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete']);
const EXPLICIT = new Set(['ApiOkResponse', 'ApiCreatedResponse', 'ApiAcceptedResponse']);
/** Deeper than any answer: a type that contains itself without a name. */
const MAX_DEPTH = 30;
/** These have no JSON form that says what they hold. */
const UNSENDABLE = new Set(['Map', 'Set', 'ReadonlyMap', 'ReadonlySet', 'Buffer', 'Uint8Array', 'Promise', 'Function']);

/**
 * @param {string} project folder of the service, relative to the root; what it depends on must be built
 * @param {(controller: string, method: string) => string} operationId as the document names operations
 * @returns {{ operations: Record<string, object | null>, schemas: Record<string, object> }} null where nothing is answered;
 *   routes that answer with bytes, or whose own wire schema has no name, are left out
 */
export function answersOf(project, operationId) {
  const { fileNames, options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, project, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, join(root, project));
  const sources = fileNames.filter((file) => !/\.(test|testing|test-helper)\.ts$/.test(file));
  const program = ts.createProgram(sources, { ...options, noEmit: true, composite: false, incremental: false, tsBuildInfoFile: undefined });
  // First of all: it gives every node its parent.
  const schemas = new AnswerSchemas(program.getTypeChecker());
  const routes = sources.flatMap((file) => routesOf(program.getSourceFile(file)));

  for (const { method } of routes) schemas.name(method);
  const operations = routes.flatMap(({ controller, method, name }) => {
    const schema = schemas.answerOf(method, `${controller}.${name}`);
    return schema === undefined ? [] : [[operationId(controller, name), schema]];
  });
  return { operations: Object.fromEntries(operations), schemas: schemas.named };
}

function routesOf(file) {
  return file.statements.filter(ts.isClassDeclaration).filter((node) => decorators(node).includes('Controller')).flatMap((node) =>
    node.members
      .filter((member) => ts.isMethodDeclaration(member) && decorators(member).some((name) => ROUTES.has(name)))
      .map((method) => ({ controller: node.name.text, method, name: method.name.text })),
  );
}

function decorators(node) {
  return (ts.getDecorators(node) ?? []).map(({ expression }) => (ts.isCallExpression(expression) ? expression.expression : expression).getText());
}

class AnswerSchemas {
  named = {};
  #checker;
  /** Name by type. */
  #names = new Map();
  #described = new Set();
  #place = '';

  constructor(checker) {
    this.#checker = checker;
  }

  /** Remembers how a method calls its answer, as the compiler forgets it for types that are inferred from a wire schema. */
  name(method) {
    const promised = method.type !== undefined && ts.isTypeReferenceNode(method.type) && method.type.typeName.getText() === 'Promise' ? method.type.typeArguments[0] : method.type;
    if (promised === undefined || !ts.isTypeReferenceNode(promised) || !ts.isIdentifier(promised.typeName) || promised.typeArguments !== undefined) return;
    const type = this.#answer(method);
    if (isObject(type) && !this.#isUnnamed(type) && !this.#names.has(type)) this.#names.set(type, promised.typeName.text);
  }

  answerOf(method, place) {
    this.#place = place;
    const type = this.#answer(method);
    if (type.symbol?.name === 'StreamableFile' || method.parameters.some((parameter) => decorators(parameter).includes('Res') && !/passthrough: true/.test(parameter.getText()))) return undefined;
    if (type.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined)) return null;
    // The route says it better than a type can, by the wire schema that its type is inferred from: only the name is missing.
    if (!decorators(method).some((name) => EXPLICIT.has(name))) return this.#schema(type, 0);
    const name = isObject(type) ? this.#nameOf(type) : undefined;
    return name === undefined ? undefined : { $ref: `#/components/schemas/${name}` };
  }

  #answer(method) {
    return this.#checker.getAwaitedType(this.#checker.getReturnTypeOfSignature(this.#checker.getSignatureFromDeclaration(method)));
  }

  #schema(type, depth) {
    if (depth > MAX_DEPTH) throw new Error(`${this.#place}: a type that contains itself needs a name`);
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: type.intrinsicName === 'true' };
    if (flags & (ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLiteral)) return { const: type.value };
    if (flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral)) return { type: 'string' };
    if (flags & ts.TypeFlags.Number) return { type: 'number' };
    if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.isUnion()) return this.#union(type, depth);
    if (isObject(type)) return this.#object(type, depth);
    throw new Error(`${this.#place}: ${this.#checker.typeToString(type)} has no JSON form`);
  }

  #union(type, depth) {
    const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
    const schemas = parts.map((part) => this.#schema(part, depth + 1));
    const constants = schemas.filter((schema) => 'const' in schema).map((schema) => schema.const);
    const booleans = constants.includes(true) && constants.includes(false);
    const others = schemas.filter((schema) => !('const' in schema));
    if (booleans) others.push({ type: 'boolean' });
    const values = constants.filter((value) => !booleans || typeof value !== 'boolean').sort((a, b) => (String(a) < String(b) ? -1 : 1));
    if (values.length > 0) others.push(values.every((value) => typeof value === 'string') ? { type: 'string', enum: values } : { enum: values });
    // The compiler's order of a union depends on what it happened to read first.
    const sorted = [...new Map(others.map((schema) => [JSON.stringify(schema), schema])).entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, schema]) => schema);
    return sorted.length === 1 ? sorted[0] : { anyOf: sorted };
  }

  #object(type, depth) {
    const checker = this.#checker;
    if (checker.isTupleType(type)) return this.#tuple(type, depth);
    if (checker.isArrayType(type)) return { type: 'array', items: this.#schema(checker.getTypeArguments(type)[0], depth + 1) };
    const symbol = type.symbol?.name;
    if (symbol === 'Date') return { type: 'string', format: 'date-time' };
    if (UNSENDABLE.has(symbol)) throw new Error(`${this.#place}: ${symbol} has no JSON form: answer with what it holds`);
    // A branded text or number.
    const primitive = type.isIntersection() ? type.types.find((part) => part.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike)) : undefined;
    if (primitive !== undefined) return this.#schema(primitive, depth);
    const name = this.#nameOf(type);
    if (name === undefined) return this.#properties(type, depth);
    if (!this.#described.has(type)) {
      const first = !(name in this.named);
      this.#described.add(type);
      this.#names.set(type, name);
      if (first) this.named[name] = {};
      const own = this.#properties(type, depth);
      if (first) this.named[name] = own;
      else if (JSON.stringify(own) !== JSON.stringify(this.named[name])) throw new Error(`${this.#place}: two different answers are called ${name}: give one another name`);
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  #tuple(type, depth) {
    const items = this.#checker.getTypeArguments(type).map((item) => this.#schema(item, depth + 1));
    if (type.target.hasRestElement) throw new Error(`${this.#place}: a tuple of any length`);
    return { type: 'array', prefixItems: items, minItems: type.target.minLength, maxItems: items.length };
  }

  #properties(type, depth) {
    const checker = this.#checker;
    const properties = {};
    const required = [];
    for (const property of checker.getPropertiesOfType(type)) {
      const propertyType = checker.getTypeOfSymbol(property);
      if (property.name.startsWith('__') || propertyType.getCallSignatures().length > 0) continue;
      const optional = property.flags & ts.SymbolFlags.Optional || (propertyType.isUnion() && propertyType.types.some((part) => part.flags & ts.TypeFlags.Undefined));
      if (propertyType.flags & ts.TypeFlags.Undefined) continue;
      const description = ts.displayPartsToString(property.getDocumentationComment(checker)).replaceAll(/\s+/g, ' ').trim();
      properties[property.name] = { ...this.#schema(propertyType, depth + 1), ...(description === '' ? {} : { description }) };
      if (!optional) required.push(property.name);
    }
    const index = checker.getIndexInfosOfType(type).find(({ keyType }) => keyType.flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike));
    const rest = index === undefined ? false : this.#schema(index.type, depth + 1);
    return { type: 'object', ...(Object.keys(properties).length === 0 ? {} : { properties }), ...(required.length === 0 ? {} : { required: required.sort() }), additionalProperties: rest };
  }

  /** Interfaces, classes and aliases of this repository; a generic one together with its arguments: `CaseViewPage`. */
  #nameOf(type) {
    const known = this.#names.get(type);
    if (known !== undefined) return known;
    const symbol = type.aliasSymbol ?? (type.isClassOrInterface() || type.objectFlags & ts.ObjectFlags.Reference ? type.symbol : undefined);
    const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
    if (symbol === undefined || relative(root, file).includes('node_modules') || symbol.name.startsWith('__')) return undefined;
    const args = (type.aliasTypeArguments ?? (type.objectFlags & ts.ObjectFlags.Reference ? this.#checker.getTypeArguments(type) : [])).filter((argument) => !argument.isThisType);
    const names = args.map((argument) => (isObject(argument) ? this.#nameOf(argument) : undefined));
    return names.includes(undefined) ? undefined : `${names.join('')}${symbol.name}`;
  }

  #isUnnamed(type) {
    return this.#checker.isArrayType(type) || this.#checker.isTupleType(type) || type.symbol?.name === 'StreamableFile';
  }
}

const isObject = (type) => (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
