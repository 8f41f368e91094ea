package io.github.firehoselogs.template.check;

import io.github.firehoselogs.template.Deployment;
import java.util.ArrayList;
import java.util.List;

/// All checks of one deployment.
public final class Checks {
  private final ResourceTable resources = new ResourceTable();
  private final PermissionTable permissions = new PermissionTable();
  private final AlarmTable alarms = new AlarmTable();
  private final DashboardTable dashboard = new DashboardTable();

  /// Returns the problems of `deployment`, whose parameters are valid.
  public List<String> problems(Deployment deployment) {
    List<String> problems = new ArrayList<>(deployment.problems());
    problems.addAll(deployment.refusals());
    problems.addAll(resources.problems(deployment));
    problems.addAll(permissions.problems(deployment));
    problems.addAll(alarms.problems(deployment));
    problems.addAll(dashboard.problems(deployment));
    problems.addAll(StreamModel.problems(deployment));
    return problems.stream().map(problem -> deployment.combination() + ": " + problem).toList();
  }
}
