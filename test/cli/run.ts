import { execFileSync, spawn } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What a process of the command has printed, and its exit code. */
export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Bundles the command into a folder of its own: it starts faster than from the sources. */
export async function bundleCli() {
  const folder = await mkdtemp(join(tmpdir(), 'cli-'));
  await copyFile(join(root, 'package.json'), join(folder, 'package.json'));
  await build({
    entryPoints: [join(root, 'src/cli/cli.ts')],
    outdir: join(folder, 'dist/cli'),
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
    // For packages that are CommonJS inside.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  const file = join(folder, 'dist/cli/cli.js');
  return {
    /** The module that the command runs. */
    file,
    /** The folder that stands for the package. */
    folder,
    /** Runs the command in a folder, with a string as its input, and no AWS credentials unless given. */
    run: (cwd: string, args: string[], { input = '', env = {} } = {}): Promise<Result> => {
      const child = spawn(process.execPath, [file, ...args], {
        cwd,
        env: { PATH: process.env['PATH'], HOME: folder, ...env },
      });
      let [out, err] = ['', ''];
      child.stdout.on('data', (part: Buffer) => (out += part.toString()));
      child.stderr.on('data', (part: Buffer) => (err += part.toString()));
      child.stdin.on('error', () => undefined);
      child.stdin.end(input);
      return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** A project in a temporary folder. */
export class TestProject {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes a project with packages and files. */
  static async create(
    packages?: Record<string, string>,
    files: Record<string, string> = {},
  ): Promise<TestProject> {
    const project = new TestProject(await mkdtemp(join(tmpdir(), 'project-')));
    if (packages) await project.put('package.json', JSON.stringify({ name: 'app', dependencies: packages }));
    for (const [path, text] of Object.entries(files)) await project.put(path, text);
    return project;
  }

  async put(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), text);
  }

  read(path: string): Promise<string> {
    return readFile(join(this.folder, path), 'utf8');
  }

  /** The paths of all files, apart from those of Git and the copied scripts. */
  async files(): Promise<string[]> {
    const all = await readdir(this.folder, { recursive: true, withFileTypes: true });
    return all
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(this.folder.length + 1)
          .replaceAll('\\', '/'),
      )
      .filter((path) => !/^(\.git|auth-elements)\//.test(path))
      .sort();
  }

  /** Makes a Git repository of the project, with everything committed. */
  commit(): void {
    const git = (...args: string[]): void => {
      const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
      execFileSync('git', [...identity, ...args], { cwd: this.folder, stdio: 'ignore' });
    };
    git('init');
    git('add', '--all');
    git('commit', '--message', 'Start');
  }

  remove(): Promise<void> {
    return rm(this.folder, { recursive: true });
  }
}
