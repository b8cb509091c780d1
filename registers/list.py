"""What lies in registers/, for the build, one a line: "def NAME", "demo NAME", "c PATH", "view PATH", "sql PATH"."""
import pathlib
import sys

root = pathlib.Path(sys.argv[1])
for folder in sorted(p for p in root.iterdir() if (p / (p.name + ".yaml")).is_file()):
    print("def", folder.name)
    if (folder / "demo.yaml").is_file():
        print("demo", folder.name)
    for kind, pattern in (("c", "*.c"), ("view", "views/*.html"), ("sql", "*.sql")):
        for path in sorted(folder.glob(pattern)):
            print(kind, path.relative_to(root).as_posix())
