import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** The TypeScript files below some folders of the project. */
export function sourcesIn(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name))
      .map((path) => ({ path, text: readFileSync(path, "utf8") })),
  );
}

interface SourceRule {
  readonly name: string;
  /** Where it does not hold. */
  readonly except?: RegExp;
  readonly breaks: (node: ts.Node) => boolean;
}

const isNamed = (node: ts.Node, name: string) => ts.isIdentifier(node) && node.text === name;
const isMember = (node: ts.Node, object: string, member: string) =>
  ts.isPropertyAccessExpression(node) && isNamed(node.expression, object) && node.name.text === member;
const isConst = ({ type }: ts.AsExpression) => ts.isTypeReferenceNode(type) && isNamed(type.typeName, "const");

/** What the code never says, with the places that may. */
export const sourceRules: readonly SourceRule[] = [
  {
    name: "new Date() asks for the time",
    breaks: (node) => ts.isNewExpression(node) && isNamed(node.expression, "Date") && !node.arguments?.length,
  },
  { name: "Math.random() gives another answer each time", breaks: (node) => isMember(node, "Math", "random") },
  {
    name: "Date.now() asks for the time",
    except: /^(functions\/runtime\/|shared\/console\/browser\/machine\.ts)/,
    breaks: (node) => isMember(node, "Date", "now"),
  },
  {
    name: "Temporal.Now asks for the time",
    except: /^functions\/runtime\//,
    breaks: (node) => isMember(node, "Temporal", "Now"),
  },
  {
    name: "randomness is an adapter's",
    except: /^((shared\/adapters|functions\/runtime)\/|shared\/console\/browser\/machine\.ts)/,
    breaks: (node) => isNamed(node, "randomUUID") || isNamed(node, "randomBytes"),
  },
  {
    name: "a type is claimed with `as`",
    breaks: (node) => (ts.isAsExpression(node) && !isConst(node)) || ts.isTypeAssertionExpression(node),
  },
  { name: "`!` claims a value is there", breaks: (node) => ts.isNonNullExpression(node) },
  {
    name: "a default export has no name",
    breaks: (node) =>
      ts.isExportAssignment(node) ||
      (ts.canHaveModifiers(node) &&
        ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) === true),
  },
];

/** Where a file breaks a rule, as `path:line rule`. */
export function breaches({ path, text }: SourceFile, rules = sourceRules): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const applying = rules.filter(({ except }) => !except?.test(path));
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    for (const { name, breaks } of applying) {
      if (breaks(node)) found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${name}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}
