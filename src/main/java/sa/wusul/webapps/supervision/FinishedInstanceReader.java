package sa.wusul.webapps.supervision;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import sa.wusul.casefile.AccessLog;
import sa.wusul.casefile.CaseRead.Endpoint;
import sa.wusul.casefile.CaseRead.Shown;
import sa.wusul.casefile.CaseRead;
import sa.wusul.platform.calendar.WorkingTime;
import sa.wusul.platform.clock.Moment;
import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.engine.EngineAccess;
import sa.wusul.platform.engine.history.HistoryProjectionService;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.text.NeutralText;
import sa.wusul.supervision.CaseList;
import sa.wusul.supervision.CaseListRepository;
import sa.wusul.supervision.Narrowing;
import sa.wusul.webapps.SignedInStaff;
import sa.wusul.webapps.StaffNameReader;

/**
 * Finished instances of a process with their steps, which the community edition of
 * Cockpit does not show. Access is limited by the cases a person may see.
 */
@Component
class FinishedInstanceReader {

	private static final int PAGE = 50;

	private static final int LAST_PAGE = 19;

	private final JdbcClient jdbc;

	private final RepositoryService models;

	private final HistoryService history;

	private final ProcessEngineConfigurationImpl engine;

	private final StaffNameReader names;

	private final CaseListRepository cases;

	private final AccessLog log;

	private final SignedInStaff signedInStaff;

	private final WorkingTime workingTime;

	private final HistoryProjectionService facts;

	FinishedInstanceReader(JdbcClient jdbc, RepositoryService models, HistoryService history,
			ProcessEngineConfigurationImpl engine, StaffNameReader names, CaseListRepository cases, AccessLog log,
			SignedInStaff signedInStaff, WorkingTime workingTime, HistoryProjectionService facts) {
		this.facts = facts;
		this.log = log;
		this.signedInStaff = signedInStaff;
		this.jdbc = jdbc;
		this.models = models;
		this.history = history;
		this.engine = engine;
		this.names = names;
		this.cases = cases;
		this.workingTime = workingTime;
	}

	/** A page, latest first; {@code more} is true if another page follows. */
	record Page(boolean more, int page, int size, List<Instance> rows) {
	}

	record Instance(@JsonUnwrapped CaseList.Row row, String processInstanceId, String version, Moment endedAt,
			double durationHours) {
	}

	record Step(String step, String name, Moment at, String by) {
	}

	/**
	 * The path of an instance.
	 *
	 * @param passed the ids of all elements passed, for the diagram
	 */
	record Way(List<Step> steps, Set<String> passed) {
	}

	Page forProcess(Collection<String> groups, String process, Narrowing narrowing, int page) {
		if (page < 0 || page > LAST_PAGE) {
			throw new RefusalException(Kind.INVALID, "supervision.page");
		}
		this.facts.bringUpToDate();
		var visible = this.cases.seenBy(groups, narrowing);
		var versions = this.models.createProcessDefinitionQuery()
			.processDefinitionKey(process)
			.unlimitedList()
			.stream()
			.collect(Collectors.toMap(ProcessDefinition::getId, FinishedInstanceReader::version));
		if (versions.isEmpty()) {
			throw new RefusalException(Kind.UNKNOWN, "supervision.outside");
		}
		// Each version is queried by the index that sorts its instances by their end.
		var parameters = new HashMap<String, Object>(visible.parameters());
		var parts = versions.keySet().stream().map((version) -> {
			var name = "version" + parameters.size();
			parameters.put(name, version);
			return NeutralText.format("""
					(select ID_, PROC_DEF_ID_, reference, START_TIME_, END_TIME_ from ACT_HI_PROCINST
					 join case_file on reference = BUSINESS_KEY_
					 where PROC_DEF_ID_ = :%s and END_TIME_ is not null and %s
					 order by END_TIME_ desc fetch first :most rows only)""", name, visible.sql());
		}).collect(Collectors.joining(" union all "));
		var found = this.jdbc.sql(NeutralText.format("""
				select ID_ as id, PROC_DEF_ID_ as version, reference, START_TIME_ as started, END_TIME_ as ended
				from (%s) instances order by END_TIME_ desc offset :skipped rows fetch next :size rows only""", parts))
			.params(parameters)
			.param("most", (page + 1) * PAGE + 1)
			.param("skipped", page * PAGE)
			.param("size", PAGE + 1)
			.query(RecordRowMapper.of(Found.class))
			.list();
		var shown = found.stream().limit(PAGE).toList();
		var rows = this.cases.rows(groups, shown.stream().map(Found::reference).distinct().toList());
		return new Page(found.size() > PAGE, page, PAGE,
				shown.stream()
					.map((one) -> new Instance(rows.get(one.reference()), one.id(), versions.get(one.version()),
							Moment.of(one.ended().toInstant()), hours(one)))
					.toList());
	}

	Way way(Collection<String> groups, String process, String instance) {
		return EngineAccess.asSystem(this.engine, "the case file decides who sees the instance", () -> {
			var found = Optional
				.ofNullable(this.history.createHistoricProcessInstanceQuery()
					.processInstanceId(instance)
					.processDefinitionKey(process)
					.finished()
					.singleResult())
				.orElseThrow(() -> new RefusalException(Kind.UNKNOWN, "case.unknown"));
			var file = this.cases.visible(groups, Objects.requireNonNullElse(found.getBusinessKey(), ""));
			this.log.write(CaseRead.at(Endpoint.COCKPIT, file.reference(), this.signedInStaff.user(), Shown.CASE));
			var done = this.history.createHistoricTaskInstanceQuery()
				.processInstanceId(instance)
				.orderByHistoricTaskInstanceEndTime()
				.asc()
				.unlimitedList();
			var people = this.names.forAccounts(done.stream().map(HistoricTaskInstance::getAssignee).toList());
			var steps = done.stream()
				.map((task) -> new Step(task.getTaskDefinitionKey(), task.getName(),
						Moment.of(task.getEndTime().toInstant()), people.get(task.getAssignee())))
				.toList();
			return new Way(steps,
					this.history.createHistoricActivityInstanceQuery()
						.processInstanceId(instance)
						.unlimitedList()
						.stream()
						.filter((element) -> !element.isCanceled())
						.map(HistoricActivityInstance::getActivityId)
						.collect(Collectors.toSet()));
		});
	}

	private double hours(Found one) {
		return Math.round(
				this.workingTime.between(one.started().toInstant(), one.ended().toInstant()).toMinutes() / 6.0) / 10.0;
	}

	private static String version(ProcessDefinition model) {
		return Optional.ofNullable(model.getVersionTag()).orElseGet(() -> String.valueOf(model.getVersion()));
	}

	private record Found(String id, String version, String reference, Timestamp started, Timestamp ended) {
	}

}
