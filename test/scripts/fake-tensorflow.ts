import {cp, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {machine} from '../../scripts/setup/effects.ts';

/** A python3 whose pip downloads a wheel of a few bytes; the rest is the real one. */
export const python = `case "$*" in
  '-m pip --version') exit 0 ;;
  '-m pip download'*)
    while [ "$1" != --dest ]; do shift; done
    exec python3 - "$2/tensorflow_cpu-2.21.0.whl" <<'END'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as wheel:
    for name in ('libtensorflow_cc.so.2', 'libtensorflow_framework.so.2', 'include/tensorflow/c/c_api.h', 'include/Eigen/Core.h', 'python.py'):
        wheel.writestr('tensorflow/' + name, name)
END
    ;;
  *) exec python3 "$@" ;;
esac`;

/** A compiler that makes an addon which Node can load, whatever it is told to compile. */
export const compiler = `while [ "$1" != -o ]; do shift; done
echo 'extern "C" void* napi_register_module_v1(void*, void* exports) { return exports; }' |
  exec c++ -shared -fPIC -o "$2" -x c++ -`;

/** What the set-up reads of tfjs-node, in a folder of npm packages. */
export async function writeTfjsNode(packagesFolder: string): Promise<void> {
  const place = path.join('@tensorflow', 'tfjs-node');
  const folder = path.join(packagesFolder, place);
  await cp(path.join(machine.packagesFolder, place, 'binding'), path.join(folder, 'binding'), {recursive: true});
  await writeFile(path.join(folder, 'package.json'), '{"version": "4.22.0"}');
}
