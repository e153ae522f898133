package sa.wusul.supervision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.casefile.CaseFile;
import sa.wusul.casefile.CaseFiles;
import sa.wusul.casefile.PlainText;
import sa.wusul.platform.identity.Rights;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.text.ShownText;
import sa.wusul.supervision.CaseTasks.OpenTask;

/**
 * Service that assigns the tasks of many cases or changes the priority of many cases,
 * with a reason. Each case is a transaction of its own, so that a refusal for one does
 * not affect the others.
 */
@Component
public class BulkChangeService {

	private static final Logger log = LoggerFactory.getLogger(BulkChangeService.class);

	private static final Set<String> PRIORITIES = Set.of("URGENT", "HIGH", "NORMAL");

	private static final int MOST = 200;

	private static final int LONGEST_REASON = 500;

	private final CaseFiles caseFiles;

	private final CaseTasks tasks;

	private final SupervisionRights supervisionRights;

	private final Rights rights;

	private final RefusalWords messages;

	private final TransactionTemplate alone;

	BulkChangeService(CaseFiles caseFiles, CaseTasks tasks, SupervisionRights supervisionRights, Rights rights,
			RefusalWords messages, PlatformTransactionManager transactions) {
		this.caseFiles = caseFiles;
		this.tasks = tasks;
		this.supervisionRights = supervisionRights;
		this.rights = rights;
		this.messages = messages;
		this.alone = new TransactionTemplate(transactions);
		this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
	}

	/** The outcome for each case; messages are in Arabic. */
	public record Outcome(List<String> changed, List<Refused> refused) {
	}

	public record Refused(String reference, String message) {
	}

	/**
	 * Assigns tasks that wait for groups of this supervisor's places to one of their
	 * members.
	 */
	public Outcome assign(Collection<String> groups, List<String> references, String assignee, String reason) {
		var supervisionScope = directing(groups);
		var why = reason(reason);
		if (assignee == null || assignee.isBlank()) {
			throw new RefusalException(Kind.INVALID, "supervision.assignee");
		}
		return each(references, (reference) -> {
			var theirs = tasks(supervisionScope, file(supervisionScope, reference)).stream()
				.filter((task) -> isMember(assignee, task))
				.toList();
			if (theirs.isEmpty()) {
				throw new RefusalException(Kind.INVALID, "supervision.assignee");
			}
			var others = theirs.stream().filter((task) -> !assignee.equals(task.assignee())).toList();
			if (others.isEmpty()) {
				throw new RefusalException(Kind.CONFLICT, "supervision.unchanged");
			}
			this.tasks.assign(others, assignee, why);
		});
	}

	/** Changes the priority of open cases of this supervisor's places. */
	public Outcome prioritise(Collection<String> groups, List<String> references, String priority, String reason) {
		var supervisionScope = directing(groups);
		var why = reason(reason);
		if (priority == null || !PRIORITIES.contains(priority)) {
			throw new RefusalException(Kind.INVALID, "supervision.priority");
		}
		return each(references, (reference) -> {
			var file = file(supervisionScope, reference);
			if (file.state().closed()) {
				throw new RefusalException(Kind.CONFLICT, "supervision.closed");
			}
			if (priority.equals(file.classification().priority())) {
				throw new RefusalException(Kind.CONFLICT, "supervision.unchanged");
			}
			this.tasks.prioritise(file, open(file), priority, why);
		});
	}

	/** Returns the people who may take a task of each of these cases. */
	public List<Figures.Word> assignees(Collection<String> groups, List<String> references) {
		var supervisionScope = directing(groups);
		Optional<Set<Figures.Word>> all = Optional.empty();
		for (var reference : few(references)) {
			var members = new HashSet<>(
					this.tasks.members(tasks(supervisionScope, file(supervisionScope, reference)).stream()
						.flatMap((task) -> this.tasks.groups(task).stream())
						.filter((group) -> directs(supervisionScope, group, reference))
						.collect(Collectors.toSet())));
			all.ifPresent(members::retainAll);
			all = Optional.of(members);
		}
		return all.orElse(Set.of()).stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
	}

	private boolean directs(SupervisionScope supervisionScope, String group, String reference) {
		return directs(supervisionScope, group, this.caseFiles.get(reference));
	}

	private boolean directs(SupervisionScope supervisionScope, String group, CaseFile file) {
		return this.rights.group(group)
			.filter((known) -> supervisionScope.directs(known, file.processKey()))
			.isPresent();
	}

	/** Returns the open tasks that wait for a group of the supervisor's own places. */
	private List<OpenTask> tasks(SupervisionScope supervisionScope, CaseFile file) {
		var own = open(file).stream()
			.filter((task) -> this.tasks.groups(task)
				.stream()
				.anyMatch((group) -> directs(supervisionScope, group, file)))
			.toList();
		if (own.isEmpty()) {
			throw new RefusalException(Kind.CONFLICT, "supervision.noTask");
		}
		return own;
	}

	private List<OpenTask> open(CaseFile file) {
		return this.tasks.forCases(List.of(file.reference())).getOrDefault(file.reference(), List.of());
	}

	private boolean isMember(String person, OpenTask task) {
		return this.tasks.members(Set.copyOf(this.tasks.groups(task)))
			.stream()
			.anyMatch((member) -> member.code().equals(person));
	}

	private CaseFile file(SupervisionScope supervisionScope, String reference) {
		return this.caseFiles.find(reference)
			.filter(supervisionScope::covers)
			.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
	}

	private SupervisionScope directing(Collection<String> groups) {
		var supervisionScope = this.supervisionRights.forGroups(groups);
		if (!supervisionScope.directs()) {
			throw new RefusalException(Kind.FORBIDDEN, "supervision.noChanges");
		}
		return supervisionScope;
	}

	private static String reason(String reason) {
		var why = (reason != null) ? reason.strip() : "";
		if (why.isEmpty()) {
			throw new RefusalException(Kind.INVALID, "supervision.reason");
		}
		if (why.length() > LONGEST_REASON) {
			throw new RefusalException(Kind.INVALID, "supervision.reasonTooLong", LONGEST_REASON);
		}
		PlainText.checkRemark(why);
		return why;
	}

	private static List<String> few(List<String> references) {
		var distinct = (references != null) ? references.stream().distinct().toList() : List.<String>of();
		if (distinct.isEmpty()) {
			throw new RefusalException(Kind.INVALID, "supervision.noCases");
		}
		if (distinct.size() > MOST) {
			throw new RefusalException(Kind.TOO_LARGE, "supervision.tooMany", MOST);
		}
		return distinct;
	}

	private Outcome each(List<String> references, Change change) {
		var changed = new ArrayList<String>();
		var refused = new ArrayList<Refused>();
		for (var reference : few(references)) {
			try {
				this.alone.executeWithoutResult((status) -> change.apply(reference));
				changed.add(reference);
			}
			catch (RuntimeException failure) {
				refused.add(new Refused(reference, message(reference, failure)));
			}
		}
		return new Outcome(changed, refused);
	}

	/**
	 * Returns the message of a refusal; one by a model's listener is the cause of another
	 * exception.
	 */
	private String message(String reference, RuntimeException failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof RefusalException refusal) {
				return this.messages.text(language(), refusal);
			}
		}
		log.error("The case {} could not be changed", reference, failure);
		return this.messages.text(language(), "supervision.failed");
	}

	private static Locale language() {
		return ShownText.isEnglish() ? Locale.ENGLISH : RefusalWords.ARABIC;
	}

	private interface Change {

		void apply(String reference);

	}

}
