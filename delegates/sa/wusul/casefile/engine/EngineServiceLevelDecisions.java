package sa.wusul.casefile.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.ServiceLevelDecisions;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.CalendarDate;
import sa.wusul.platform.engine.DecisionEnginePlugin;
import sa.wusul.platform.engine.Decisions;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;

/**
 * The due date and priority of every task, by the service levels of its domain, such as
 * {@code meeting-service-level}. The table {@code intake-service-level} applies to
 * ordinary requests and to domains without a table. Service levels count working time, or
 * hours day and night. A whole service has a row with the id of its model, an ordinary
 * request one by its type and priority.
 *
 * <p>
 * The answers of each version of the table are cached: a task then costs one query for
 * the latest version instead of an evaluation with six rows of history.
 */
@Component
class EngineServiceLevelDecisions implements TaskListener, ServiceLevelDecisions {

	static final String ORDINARY = "intake-service-level";

	private static final Set<String> ORDINARY_WAY = Set.of("intake", "audit", "department");

	private static final String DAY_AND_NIGHT = "HOURS";

	/** The value that asks the table about the whole case instead of a step. */
	private static final String WHOLE_CASE = "Case";

	private final Map<Question, Optional<Level>> known = new ConcurrentHashMap<>();

	private final WorkingTime workingTime;

	private final Clock clock;

	private final Map<String, DmnDecision> drafts;

	@Autowired
	EngineServiceLevelDecisions(WorkingTime workingTime, Clock clock) {
		this(workingTime, clock, Map.of());
	}

	private EngineServiceLevelDecisions(WorkingTime workingTime, Clock clock, Map<String, DmnDecision> drafts) {
		this.workingTime = workingTime;
		this.clock = clock;
		this.drafts = drafts;
	}

	@Override
	public void notify(DelegateTask task) {
		// Reading the task's own scope would query the database; the execution's is
		// loaded.
		var facts = task.getExecution();
		var level = level(table(((TaskEntity) task).getProcessDefinition().getKey()), task.getTaskDefinitionKey(),
				(String) facts.getVariable("requestType"), (String) facts.getVariable("priority"));
		if (task.getDueDate() == null) {
			task.setDueDate(Date.from(due(level, this.clock.instant())));
		}
		task.setPriority(level.taskPriority());
	}

	@Override
	public Instant wholeCase(String process, String requestType, String priority) {
		return due(forCase(process, requestType, priority), this.clock.instant());
	}

	@Override
	public Level forCase(String process, String requestType, String priority) {
		var table = table(process);
		return level(table, table.equals(ORDINARY) ? WHOLE_CASE : process, requestType, priority);
	}

	@Override
	public Optional<Level> forStep(String process, String step, String requestType, String priority) {
		return find(table(process), step, requestType, priority);
	}

	@Override
	public ServiceLevelDecisions with(Map<String, String> tables) {
		var parsed = new HashMap<String, DmnDecision>();
		tables.forEach((id, table) -> parsed.put(id,
				Drafts.ENGINE.parseDecision(id, new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)))));
		return new EngineServiceLevelDecisions(this.workingTime, this.clock, parsed);
	}

	@Override
	public Instant wholeCase(String process, String requestType, String priority, Instant openedAt, Instant due) {
		return changed(forCase(process, requestType, priority), openedAt, due);
	}

	@Override
	public StepLevel step(String process, String step, String requestType, String priority, Instant since,
			Instant due) {
		var level = level(table(process), step, requestType, priority);
		return new StepLevel(changed(level, since, due), level.taskPriority());
	}

	/**
	 * Returns the new due date, counted from the beginning of the task. If it is earlier
	 * than the old one, it is counted from now instead, but never ends later than the old
	 * one, so that no task is overdue without notice.
	 */
	private Instant changed(Level level, Instant since, Instant due) {
		var whole = due(level, since);
		if (due == null || !whole.isBefore(due)) {
			return whole;
		}
		var fromNow = due(level, this.clock.instant());
		return fromNow.isBefore(due) ? fromNow : due;
	}

	private static String table(String process) {
		var domain = process.split("-", 2)[0];
		return ORDINARY_WAY.contains(domain) ? ORDINARY : domain + "-service-level";
	}

	private Instant due(Level level, Instant from) {
		return level.dayAndNight() ? from.plus(level.time()) : this.workingTime.plus(from, level.time());
	}

	private Level level(String name, String step, String requestType, String priority) {
		return find(name, step, requestType, priority).orElseThrow(() -> this.drafts.containsKey(name)
				? new RefusalException(Kind.INVALID, "serviceLevel.noAnswer", name, step)
				: new IllegalStateException("No row of the table " + name + " applies to the step " + step));
	}

	private Optional<Level> find(String name, String step, String requestType, String priority) {
		var day = CalendarDate.gregorian(this.clock.instant());
		var question = new Question(newest(name), step, requestType, priority, day);
		if (!this.known.containsKey(question)) {
			this.known.keySet().removeIf((asked) -> !asked.day().equals(day));
		}
		return this.known.computeIfAbsent(question, this::ask);
	}

	/**
	 * Returns the id of the latest version, or the name of a table that is not deployed.
	 */
	private String newest(String name) {
		if (this.drafts.containsKey(name)) {
			return name;
		}
		var tables = Context.getCommandContext().getDecisionDefinitionManager();
		var table = tables.findLatestDecisionDefinitionByKey(name);
		return (table != null) ? table.getId() : newest(ORDINARY);
	}

	private Optional<Level> ask(Question question) {
		var facts = new HashMap<String, Object>();
		facts.put("step", question.step());
		facts.put("requestType", question.requestType());
		facts.put("priority", question.priority());
		var draft = this.drafts.get(question.table());
		return (draft != null) ? askDraft(draft, question.step(), facts)
				: Decisions
					.askVersion(Context.getProcessEngineConfiguration().getDecisionService(), question.table(), facts,
							Answer.class)
					.map(Answer::level);
	}

	/** Evaluates a draft of the table; its answers are not cached. */
	private static Optional<Level> askDraft(DmnDecision draft, String step, Map<String, Object> facts) {
		try {
			return Optional.ofNullable(Drafts.ENGINE.evaluateDecisionTable(draft, facts).getSingleResult())
				.map((row) -> Decisions.read(row, Answer.class).level());
		}
		catch (DmnEngineException | IllegalStateException unreadable) {
			throw new RefusalException(Kind.INVALID, "serviceLevel.noAnswer", draft.getKey(), step);
		}
	}

	/**
	 * The evaluation of drafts outside of the engine, so that no history is written.
	 */
	private static final class Drafts {

		static final DmnEngine ENGINE = DecisionEnginePlugin.standalone().buildEngine();

	}

	private record Answer(double hours, String clock, int taskPriority) {

		private Level level() {
			return new Level(Duration.ofSeconds(Math.round(this.hours * 3600)), DAY_AND_NIGHT.equals(this.clock),
					this.taskPriority);
		}

	}

	/** A question on a day, because a rule may be valid from a day on. */
	private record Question(String table, String step, String requestType, String priority, String day) {
	}

}
