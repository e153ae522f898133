package sa.wusul.supervision;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
import sa.wusul.platform.problem.Messages;
import sa.wusul.platform.problem.Refusal;
import sa.wusul.platform.problem.Refusal.Kind;
import sa.wusul.supervision.CaseTasks.OpenTask;

/**
 * Assigns the tasks of many cases or changes the priority of many cases, with a reason.
 * Each case is a transaction of its own, so that a refusal for one does not affect the
 * others.
 */
@Component
public class BulkChange {

	private static final Logger log = LoggerFactory.getLogger(BulkChange.class);

	private static final Set<String> PRIORITIES = Set.of("URGENT", "HIGH", "NORMAL");

	private static final int MOST = 200;

	private static final int LONGEST_REASON = 500;

	private final CaseFiles caseFiles;

	private final CaseTasks tasks;

	private final Sights sights;

	private final Rights rights;

	private final Messages messages;

	private final TransactionTemplate alone;

	BulkChange(CaseFiles caseFiles, CaseTasks tasks, Sights sights, Rights rights, Messages messages,
			PlatformTransactionManager transactions) {
		this.caseFiles = caseFiles;
		this.tasks = tasks;
		this.sights = sights;
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
		var sight = directing(groups);
		var why = reason(reason);
		if (assignee == null || assignee.isBlank()) {
			throw new Refusal(Kind.INVALID, "supervision.assignee");
		}
		return each(references, (reference) -> {
			var theirs = tasks(sight, file(sight, reference)).stream()
				.filter((task) -> isMember(assignee, task))
				.toList();
			if (theirs.isEmpty()) {
				throw new Refusal(Kind.INVALID, "supervision.assignee");
			}
			var others = theirs.stream().filter((task) -> !assignee.equals(task.assignee())).toList();
			if (others.isEmpty()) {
				throw new Refusal(Kind.CONFLICT, "supervision.unchanged");
			}
			this.tasks.assign(others, assignee, why);
		});
	}

	/** Changes the priority of open cases of this supervisor's places. */
	public Outcome prioritise(Collection<String> groups, List<String> references, String priority, String reason) {
		var sight = directing(groups);
		var why = reason(reason);
		if (priority == null || !PRIORITIES.contains(priority)) {
			throw new Refusal(Kind.INVALID, "supervision.priority");
		}
		return each(references, (reference) -> {
			var file = file(sight, reference);
			if (file.state().closed()) {
				throw new Refusal(Kind.CONFLICT, "supervision.closed");
			}
			if (priority.equals(file.priority())) {
				throw new Refusal(Kind.CONFLICT, "supervision.unchanged");
			}
			this.tasks.prioritise(file, open(file), priority, why);
		});
	}

	/** Returns the people who may take a task of each of these cases. */
	public List<Figures.Word> assignees(Collection<String> groups, List<String> references) {
		var sight = directing(groups);
		Optional<Set<Figures.Word>> all = Optional.empty();
		for (var reference : few(references)) {
			var members = new HashSet<>(this.tasks.members(tasks(sight, file(sight, reference)).stream()
				.flatMap((task) -> this.tasks.groups(task).stream())
				.filter((group) -> directs(sight, group, reference))
				.collect(Collectors.toSet())));
			all.ifPresent(members::retainAll);
			all = Optional.of(members);
		}
		return all.orElse(Set.of()).stream().sorted((one, other) -> one.name().compareTo(other.name())).toList();
	}

	private boolean directs(Sight sight, String group, String reference) {
		return directs(sight, group, this.caseFiles.get(reference));
	}

	private boolean directs(Sight sight, String group, CaseFile file) {
		return this.rights.group(group).filter((known) -> sight.directs(known, file.processKey())).isPresent();
	}

	/** Returns the open tasks that wait for a group of the supervisor's own places. */
	private List<OpenTask> tasks(Sight sight, CaseFile file) {
		var own = open(file).stream()
			.filter((task) -> this.tasks.groups(task).stream().anyMatch((group) -> directs(sight, group, file)))
			.toList();
		if (own.isEmpty()) {
			throw new Refusal(Kind.CONFLICT, "supervision.noTask");
		}
		return own;
	}

	private List<OpenTask> open(CaseFile file) {
		return this.tasks.of(List.of(file.reference())).getOrDefault(file.reference(), List.of());
	}

	private boolean isMember(String person, OpenTask task) {
		return this.tasks.members(Set.copyOf(this.tasks.groups(task)))
			.stream()
			.anyMatch((member) -> member.code().equals(person));
	}

	private CaseFile file(Sight sight, String reference) {
		return this.caseFiles.find(reference)
			.filter(sight::covers)
			.orElseThrow(() -> new Refusal(Kind.UNKNOWN, "case.unknown"));
	}

	private Sight directing(Collection<String> groups) {
		var sight = this.sights.of(groups);
		if (!sight.directs()) {
			throw new Refusal(Kind.FORBIDDEN, "supervision.noChanges");
		}
		return sight;
	}

	private static String reason(String reason) {
		var why = (reason != null) ? reason.strip() : "";
		if (why.isEmpty()) {
			throw new Refusal(Kind.INVALID, "supervision.reason");
		}
		if (why.length() > LONGEST_REASON) {
			throw new Refusal(Kind.INVALID, "supervision.reasonTooLong", LONGEST_REASON);
		}
		PlainText.checkRemark(why);
		return why;
	}

	private static List<String> few(List<String> references) {
		var distinct = (references != null) ? references.stream().distinct().toList() : List.<String>of();
		if (distinct.isEmpty()) {
			throw new Refusal(Kind.INVALID, "supervision.noCases");
		}
		if (distinct.size() > MOST) {
			throw new Refusal(Kind.TOO_LARGE, "supervision.tooMany", MOST);
		}
		return distinct;
	}

	private Outcome each(List<String> references, Change change) {
		var changed = new ArrayList<String>();
		var refused = new ArrayList<Refused>();
		for (var reference : few(references)) {
			try {
				this.alone.executeWithoutResult((status) -> change.of(reference));
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
			if (cause instanceof Refusal refusal) {
				return this.messages.text(Messages.ARABIC, refusal);
			}
		}
		log.error("The case {} could not be changed", reference, failure);
		return this.messages.text(Messages.ARABIC, "supervision.failed");
	}

	private interface Change {

		void of(String reference);

	}

}
