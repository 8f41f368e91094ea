package io.github.firehoselogs.build;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Lists the methods of Java sources, as javac parses them.
final class Methods extends TreeScanner<@Nullable Void, CompilationUnitTree> {
  private static final Set<String> TEST_ANNOTATIONS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "FuzzTest");

  /// A method with a body of `lines` lines between its braces. Methods of nested and anonymous
  /// classes are methods of their own.
  record Method(String file, String name, long lines, boolean isTest) {}

  private final SourcePositions positions;
  private final List<Method> found = new ArrayList<>();

  private Methods(SourcePositions positions) {
    this.positions = positions;
  }

  /// Returns all methods and constructors with a body in `files`.
  static List<Method> in(List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      Methods methods = new Methods(Trees.instance(task).getSourcePositions());
      for (CompilationUnitTree unit : task.parse()) {
        methods.scan(unit, unit);
      }
      return methods.found;
    }
  }

  @Override
  public @Nullable Void visitMethod(MethodTree method, CompilationUnitTree unit) {
    Tree body = method.getBody();
    if (body != null) {
      long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, body));
      long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, body) - 1);
      String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
      found.add(
          new Method(
              file, method.getName().toString(), Math.max(0, last - first - 1), isTest(method)));
    }
    return super.visitMethod(method, unit);
  }

  private static boolean isTest(MethodTree method) {
    for (AnnotationTree annotation : method.getModifiers().getAnnotations()) {
      if (TEST_ANNOTATIONS.contains(annotation.getAnnotationType().toString())) {
        return true;
      }
    }
    return false;
  }
}
