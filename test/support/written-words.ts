import ts from "typescript";
import { type SourceFile, sourcesIn } from "./source-rules.ts";

/** What a place in the source may write: whole words, or what they begin with; a beginning of nothing is a kind of work. */
export interface Written {
  readonly path: string;
  readonly text: string;
  /** Only the beginning is known: `vetting-`. */
  readonly begins: boolean;
}

const parse = ({ path, text }: SourceFile) =>
  ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    true,
    path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

/** Properties that carry a reason from where it is known to where it is written. */
const named: readonly string[] = ["silence", "nothing", "reason"];

/** Every text an expression may come to; `? …` where nobody can tell: there are no words for that, so a test says so. */
function textsOf(node: ts.Expression, path: string): Written[] {
  if (ts.isStringLiteralLike(node)) return [{ path, text: node.text, begins: false }];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue, path), ...textsOf(node.whenFalse, path)];
  if (ts.isParenthesizedExpression(node)) return textsOf(node.expression, path);
  if (ts.isBinaryExpression(node)) return [...textsOf(node.left, path), ...textsOf(node.right, path)];
  if (ts.isTemplateExpression(node) && (node.head.text !== "" || isKindOfWork(node.templateSpans[0]?.expression)))
    return [{ path, text: node.head.text, begins: true }];
  if (isKindOfWork(node)) return [{ path, text: "", begins: true }];
  if (ts.isIdentifier(node)) return viaHelper(node, path);
  // Read from where it was named: `namedIn` finds it there.
  if (ts.isPropertyAccessExpression(node) && named.includes(node.name.text)) return [];
  return [{ path, text: `? ${node.getText()}`, begins: false }];
}

/** `work.kind`, an upload being work too: the domain lists them. */
function isKindOfWork(node: ts.Node | undefined): boolean {
  return (
    node !== undefined &&
    ts.isPropertyAccessExpression(node) &&
    /^((work|upload)\.kind|known\.work)$/.test(node.getText())
  );
}

/** A helper's own parameter: what its callers in the same file pass. */
function viaHelper(node: ts.Identifier, path: string): Written[] {
  const found: Written[] = [];
  const helpers = new Map<string, number>();
  visit(node.getSourceFile(), (one) => {
    const helper = ts.isVariableDeclaration(one) ? one.initializer : ts.isFunctionDeclaration(one) ? one : undefined;
    if (helper === undefined || !(ts.isArrowFunction(helper) || ts.isFunctionDeclaration(helper))) return;
    const index = helper.parameters.findIndex(({ name }) => ts.isIdentifier(name) && name.text === node.text);
    const name = ts.isVariableDeclaration(one) || ts.isFunctionDeclaration(one) ? one.name?.getText() : undefined;
    const holds = node.pos >= helper.pos && node.end <= helper.end;
    if (index >= 0 && holds && name !== undefined) helpers.set(name, index);
  });
  visit(node.getSourceFile(), (one) => {
    if (!ts.isCallExpression(one) || !ts.isIdentifier(one.expression)) return;
    const index = helpers.get(one.expression.text);
    const argument = index === undefined ? undefined : one.arguments[index];
    if (argument !== undefined) found.push(...textsOf(argument, path));
  });
  const initial = found.length === 0 ? localOf(node) : undefined;
  if (initial !== undefined) found.push(...textsOf(initial, path));
  return found.length > 0 ? found : [{ path, text: `? ${node.text}`, begins: false }];
}

function localOf(node: ts.Identifier): ts.Expression | undefined {
  let initial: ts.Expression | undefined;
  visit(node.getSourceFile(), (one) => {
    if (ts.isVariableDeclaration(one) && one.name.getText() === node.text && !isFunction(one))
      initial = one.initializer;
  });
  return initial;
}

const isFunction = ({ initializer }: ts.VariableDeclaration) =>
  initializer !== undefined && ts.isArrowFunction(initializer);

/** What is passed to a function, by the position of the argument, wherever it is called in these folders. */
export function passedTo(name: string, position: number, ...folders: readonly string[]): Written[] {
  const found: Written[] = [];
  for (const file of sourcesIn(...folders)) {
    visit(parse(file), (node) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== name) return;
      const argument = node.arguments[position];
      if (argument !== undefined) found.push(...textsOf(argument, file.path));
    });
  }
  return found;
}

/** Literal values of a property of this name, in objects and in types. */
export function namedIn(property: string, ...folders: readonly string[]): string[] {
  const found: string[] = [];
  for (const file of sourcesIn(...folders)) {
    visit(parse(file), (node) => {
      if (ts.isPropertyAssignment(node) && node.name.getText() === property)
        found.push(...literalsIn(node.initializer));
      if (ts.isPropertySignature(node) && node.name.getText() === property && node.type)
        found.push(...literalsIn(node.type));
    });
  }
  return found;
}

/** Literals a function of one of these names gives back, wherever it is declared in these folders. */
export function givenBy(names: readonly string[], ...folders: readonly string[]): string[] {
  const found: string[] = [];
  for (const file of sourcesIn(...folders)) {
    visit(parse(file), (node) => {
      if (!ts.isFunctionDeclaration(node) || !names.includes(node.name?.text ?? "")) return;
      visit(node, (one) => {
        if (ts.isReturnStatement(one) && one.expression) found.push(...resultsOf(one.expression));
      });
    });
  }
  return found;
}

/** The literals an expression may come to; what it compares is none of them. */
function resultsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...resultsOf(node.whenTrue), ...resultsOf(node.whenFalse)];
  return ts.isParenthesizedExpression(node) ? resultsOf(node.expression) : [];
}

function literalsIn(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  if (ts.isUnionTypeNode(node)) return node.types.flatMap(literalsIn);
  if (ts.isLiteralTypeNode(node)) return literalsIn(node.literal);
  if (ts.isBinaryExpression(node)) return [...literalsIn(node.left), ...literalsIn(node.right)];
  return [];
}
