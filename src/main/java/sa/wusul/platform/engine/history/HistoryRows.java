package sa.wusul.platform.engine.history;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ParameterMapping;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.type.TypeHandler;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.db.DbEntity;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionEvaluationEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricDecisionOutputInstanceEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricScopeInstanceEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.HistoricVariableInstanceEntity;

/**
 * The rows of history that the facts of many commands come to: a row that one of them
 * begins and others change is written once, as it is at the end. Rows and columns are
 * those of the engine's own statements.
 */
final class HistoryRows {

	static final String START = "START_TIME_";

	private static final String DURATION = "DURATION_";

	private final DbSqlSessionFactory statements;

	private final Configuration mappings;

	private final ProcessEngineConfigurationImpl engine;

	private final Map<String, Optional<HistoryColumns>> tables;

	/** Rows that begin, in their order, and those of logs. */
	private final List<HistoryRow> added = new ArrayList<>();

	/** Rows that other facts may change. */
	private final Map<HistoryCollector.Row, HistoryRow> lasting = new LinkedHashMap<>();

	/** Ends of rows that are in their tables. */
	private final Map<HistoryRow, HistoricScopeInstanceEvent> ended = new LinkedHashMap<>();

	/** Variables of these rows, as they are after the last command. */
	private final Map<String, Variable> variables = new HashMap<>();

	/** Rows that the current command has written. */
	private final Set<HistoryCollector.Row> ofCommand = new HashSet<>();

	private HistoryRows(ProcessEngineConfigurationImpl engine, Map<String, Optional<HistoryColumns>> tables) {
		this.engine = engine;
		this.statements = engine.getDbSqlSessionFactory();
		this.mappings = this.statements.getSqlSessionFactory().getConfiguration();
		this.tables = tables;
	}

	/** Notices that the facts of another command follow. */
	void nextCommand() {
		this.ofCommand.clear();
		this.variables.values().forEach((variable) -> variable.isOfCommand = false);
	}

	/** Checks whether facts wait here for a row of history. */
	boolean holds(HistoryCollector.Row row) {
		return this.lasting.containsKey(row);
	}

	/**
	 * Takes a fact.
	 * @return false if only the engine itself can write it
	 */
	boolean add(HistoryFact fact) {
		if (fact.event() instanceof HistoricVariableUpdateEventEntity change) {
			return addVariable(change);
		}
		if (fact.event() instanceof HistoricDecisionEvaluationEvent decisions) {
			return addDecisions(decisions);
		}
		return fact.isNew() ? begin(fact.event()) : change(fact.event());
	}

	private boolean begin(HistoryEvent event) {
		var row = inserted(event);
		row.ifPresent((one) -> {
			this.lasting.put(HistoryCollector.Row.of(event), one);
			this.ofCommand.add(HistoryCollector.Row.of(event));
		});
		return row.isPresent();
	}

	/**
	 * As in the engine, the first event of a command about a row is the one that counts.
	 */
	private boolean change(HistoryEvent event) {
		var key = HistoryCollector.Row.of(event);
		if (event.getId() == null || this.ofCommand.contains(key)) {
			return event.getId() != null;
		}
		var table = table(event);
		if (table.isEmpty()) {
			return false;
		}
		var row = this.lasting.getOrDefault(key, new HistoryRow(table.get(), event.getId(), false));
		if (row.isNew() && event instanceof HistoricScopeInstanceEvent scope) {
			scope.setStartTime((Date) row.get(table.get().place(START)));
		}
		if (!apply(event, row)) {
			return false;
		}
		this.lasting.put(key, row);
		if (!row.isNew() && event instanceof HistoricScopeInstanceEvent scope && scope.getEndTime() != null) {
			this.ended.put(row, scope);
		}
		return this.ofCommand.add(key);
	}

	/**
	 * Returns what is to change of rows that are in their tables and end: they need to
	 * know when they began.
	 */
	Set<HistoryRow> ended() {
		return this.ended.keySet();
	}

	/** Says when a row began that ends now. */
	void began(HistoryRow row, Date start) {
		var scope = this.ended.get(row);
		scope.setStartTime(start);
		var place = row.table().place(DURATION);
		row.set(place, value(scope, row.table().parameters().get(place)));
	}

	private boolean addVariable(HistoricVariableUpdateEventEntity event) {
		var isNew = event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_CREATE);
		var known = this.variables.get(event.getVariableInstanceId());
		if (event.getByteValue() != null || isNew == (known != null)) {
			return false;
		}
		var isWritten = isNew ? beginVariable(event) : changeVariable(event, known);
		if (isWritten && isDetailed(event)) {
			inserted(event).orElseThrow();
		}
		return isWritten;
	}

	private boolean beginVariable(HistoricVariableUpdateEventEntity event) {
		var entity = new HistoricVariableInstanceEntity(event);
		var row = inserted(entity);
		row.ifPresent((one) -> {
			this.lasting.put(key(entity), one);
			this.variables.put(entity.getId(), new Variable(entity, one));
		});
		return row.isPresent();
	}

	private boolean changeVariable(HistoricVariableUpdateEventEntity event, Variable variable) {
		var before = variable.entity.getPersistentState();
		if (event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE)) {
			variable.entity.setState(HistoricVariableInstance.STATE_DELETED);
		}
		else {
			variable.entity.updateFromEvent(event);
			variable.entity.setState(HistoricVariableInstance.STATE_CREATED);
		}
		if (variable.isOfCommand) {
			fill(variable.entity, variable.row);
			return true;
		}
		if (before.equals(variable.entity.getPersistentState())) {
			return true;
		}
		var isApplied = apply(variable.entity, variable.row);
		variable.entity.setRevision(variable.entity.getRevisionNext());
		return isApplied;
	}

	private static HistoryCollector.Row key(HistoricVariableInstanceEntity entity) {
		return new HistoryCollector.Row(HistoricVariableInstanceEntity.class, entity.getId());
	}

	private boolean isDetailed(HistoricVariableUpdateEventEntity event) {
		return !event.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE) && this.engine.getHistoryLevel()
			.isHistoryEventProduced(HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL, event);
	}

	private boolean addDecisions(HistoricDecisionEvaluationEvent event) {
		var root = event.getRootHistoricDecisionInstance();
		addDecision(root);
		event.getRequiredHistoricDecisionInstances().forEach((decision) -> {
			decision.setRootDecisionInstanceId(root.getId());
			addDecision(decision);
		});
		return true;
	}

	private void addDecision(HistoricDecisionInstanceEntity decision) {
		inserted(decision).orElseThrow();
		decision.getInputs().forEach((one) -> {
			var input = (HistoricDecisionInputInstanceEntity) one;
			input.setDecisionInstanceId(decision.getId());
			inserted(input).orElseThrow();
		});
		decision.getOutputs().forEach((one) -> {
			var output = (HistoricDecisionOutputInstanceEntity) one;
			output.setDecisionInstanceId(decision.getId());
			inserted(output).orElseThrow();
		});
	}

	/**
	 * Adds a row as the engine inserts it; empty if the engine's statement is not simple.
	 */
	private Optional<HistoryRow> inserted(DbEntity entity) {
		if (entity.getId() == null) {
			entity.setId(this.engine.getIdGenerator().getNextId());
		}
		return table(entity).map((table) -> {
			var row = new HistoryRow(table, entity.getId(), true);
			fill(entity, row);
			this.added.add(row);
			return row;
		});
	}

	private void fill(DbEntity entity, HistoryRow row) {
		var parameters = row.table().parameters();
		for (var place = 0; place < parameters.size(); place++) {
			row.set(place, value(entity, parameters.get(place)));
		}
	}

	/**
	 * Changes a row as the engine updates it.
	 * @return false if the engine's statement is not simple
	 */
	private boolean apply(DbEntity entity, HistoryRow row) {
		var name = this.statements.getUpdateStatement(entity);
		if (name == null) {
			return false;
		}
		var statement = statement(name).getBoundSql(entity);
		var places = row.table().changed(statement);
		places.ifPresent((columns) -> {
			for (var place = 0; place < columns.length; place++) {
				row.set(columns[place], value(entity, statement.getParameterMappings().get(place)));
			}
		});
		return places.isPresent();
	}

	private Optional<HistoryColumns> table(DbEntity entity) {
		var name = this.statements.getInsertStatement(entity);
		return this.tables.computeIfAbsent(name, (one) -> HistoryColumns.of(statement(one), entity));
	}

	private MappedStatement statement(String name) {
		return this.mappings.getMappedStatement(this.statements.mapStatement(name));
	}

	@SuppressWarnings("unchecked")
	private HistoryRow.Value value(DbEntity entity, ParameterMapping parameter) {
		try {
			var object = this.mappings.getReflectorFactory()
				.findForClass(entity.getClass())
				.getGetInvoker(parameter.getProperty())
				.invoke(entity, null);
			var type = (object == null && parameter.getJdbcType() == null) ? this.mappings.getJdbcTypeForNull()
					: parameter.getJdbcType();
			return new HistoryRow.Value(object, (TypeHandler<Object>) parameter.getTypeHandler(), type);
		}
		catch (IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException(ex);
		}
	}

	boolean isEmpty() {
		return this.added.isEmpty() && this.lasting.isEmpty();
	}

	/** Returns the rows that begin, in their order. */
	List<HistoryRow> added() {
		return this.added;
	}

	/** Returns what is to change of rows that are in their tables. */
	Collection<HistoryRow> changed() {
		return this.lasting.values().stream().filter((row) -> !row.isNew()).toList();
	}

	void clear() {
		this.added.clear();
		this.lasting.clear();
		this.ended.clear();
		this.variables.clear();
	}

	/** A variable whose row waits here. */
	private static final class Variable {

		private final HistoricVariableInstanceEntity entity;

		private final HistoryRow row;

		/** Whether the current command began it. */
		private boolean isOfCommand = true;

		Variable(HistoricVariableInstanceEntity entity, HistoryRow row) {
			this.entity = entity;
			this.row = row;
		}

	}

	/** The engine whose statements say how its rows look. */
	static final class Factory {

		private final Map<String, Optional<HistoryColumns>> tables = new ConcurrentHashMap<>();

		HistoryRows create(ProcessEngineConfigurationImpl engine) {
			return new HistoryRows(Objects.requireNonNull(engine), this.tables);
		}

	}

}
