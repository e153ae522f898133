package sa.wusul.webapps.supervision;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.springframework.stereotype.Component;

import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.identity.StaffGroup;
import sa.wusul.platform.text.ShownText;
import sa.wusul.supervision.CaseListRepository;
import sa.wusul.supervision.CaseTasks;
import sa.wusul.webapps.CaseView;
import sa.wusul.webapps.tasklist.CaseViewService;

/**
 * A case as its supervisor sees it: the whole file and the assignees of its open tasks.
 */
@Component
class SupervisedCaseReader {

	private final CaseListRepository cases;

	private final CaseViewService service;

	private final CaseTasks tasks;

	private final Rights rights;

	SupervisedCaseReader(CaseListRepository cases, CaseViewService service, CaseTasks tasks, Rights rights) {
		this.cases = cases;
		this.service = service;
		this.tasks = tasks;
		this.rights = rights;
	}

	record Sheet(@JsonUnwrapped CaseView file, List<OpenTask> tasks) {
	}

	/**
	 * An open task.
	 *
	 * @param priority of the task in lists; higher is more urgent
	 */
	record OpenTask(String id, String name, String group, String assignee, Moment dueAt, int priority) {
	}

	Sheet sheet(Collection<String> groups, String reference) {
		var file = this.cases.visible(groups, reference);
		var view = this.service.supervisedCase(file);
		var open = this.tasks.forCases(List.of(reference)).getOrDefault(reference, List.of());
		var people = this.tasks
			.names(open.stream().map(CaseTasks.OpenTask::assignee).filter(Objects::nonNull).distinct().toList());
		return new Sheet(view,
				open.stream()
					.map((task) -> new OpenTask(task.id(), task.name(), group(task),
							(task.assignee() != null) ? people.getOrDefault(task.assignee(), task.assignee()) : null,
							Moment.of(task.dueAt()), task.priority()))
					.toList());
	}

	CaseViewService.Document paper(Collection<String> groups, String reference, String contentHash) {
		return this.service.supervisedPaper(this.cases.visible(groups, reference), contentHash);
	}

	CaseViewService.Leaf page(Collection<String> groups, String reference, String contentHash, int page) {
		return this.service.supervisedPage(this.cases.visible(groups, reference), contentHash, page);
	}

	private String group(CaseTasks.OpenTask task) {
		return this.tasks.groups(task)
			.stream()
			.map((group) -> this.rights.group(group).map(StaffGroup::shown).orElse(group))
			.collect(Collectors.joining(ShownText.choose("، ", ", ")));
	}

}
