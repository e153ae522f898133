package sa.wusul.platform.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.db.sql.DbSqlSessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Engine plug-in by which a task is open to its assignee, its owner and its candidates
 * because they are so: the engine would copy that into rows of authorisations, one or
 * more for each task, and join its lists with all of them. Lists ask instead whether such
 * a link exists. {@code wusul.task-rights: rows} switches it off, {@code both} is for the
 * time in which older nodes still run.
 */
@Component
@ConditionalOnExpression("!'${wusul.task-rights:links}'.equalsIgnoreCase('rows')")
class TaskRightsEnginePlugin extends AbstractProcessEnginePlugin {

	private static final String ENGINE_MAPPING = "org/camunda/bpm/engine/impl/mapping/entity/Task.xml";

	private static final String OF_TASKS = "org.camunda.bpm.engine.impl.persistence.entity.TaskEntity.";

	private static final String LIST = "selectTaskByQueryCriteria";

	private static final String COUNT = "selectTaskCountByQueryCriteria";

	private static final String OWN = "sa.wusul.tasks";

	private static final String SHAPE = "@sa.wusul.platform.engine.TaskListShape@";

	private static final String ENGINE_CHECK = """
			<include refid="org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity.contextualAuthorizationCheck" />""";

	private final TaskRightsMode mode;

	TaskRightsEnginePlugin(@Value("${wusul.task-rights:links}") TaskRightsMode mode) {
		this.mode = mode;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl engine) {
		if (!this.mode.writesRows()) {
			engine.setResourceAuthorizationProvider(new WithoutTasks());
		}
	}

	@Override
	public void postInit(ProcessEngineConfigurationImpl engine) {
		var mappings = engine.getSqlSessionFactory().getConfiguration();
		if (!mappings.hasStatement(OWN + ".visibleTasks")) {
			new XMLMapperBuilder(
					new ByteArrayInputStream(mapping(engine.getDatabaseType()).getBytes(StandardCharsets.UTF_8)),
					mappings, OWN, mappings.getSqlFragments())
				.parse();
		}
		var statements = new HashMap<String, String>();
		Optional.ofNullable(engine.getDbSqlSessionFactory().getStatementMappings()).ifPresent(statements::putAll);
		statements.put(LIST, OWN + ".visibleTasks");
		statements.put(COUNT, OWN + ".visibleTaskCount");
		engine.getDbSqlSessionFactory().setStatementMappings(statements);
	}

	/**
	 * Removes the rows of tasks from before, which nobody would.
	 */
	@Override
	public void postProcessEngineBuild(ProcessEngine engine) {
		if (this.mode.writesRows()) {
			return;
		}
		var database = new JdbcTemplate(engine.getProcessEngineConfiguration().getDataSource());
		database.update("delete from ACT_RU_AUTHORIZATION where RESOURCE_TYPE_ = ? and RESOURCE_ID_ <> ?",
				Resources.TASK.resourceType(), Authorization.ANY);
	}

	/**
	 * Returns the engine's own statements for lists of tasks, with conditions for joins.
	 * PostgreSQL has a table of claimable tasks besides.
	 */
	private static String mapping(String database) {
		var isPostgres = DbSqlSessionFactory.POSTGRES.equals(database);
		var inOrder = isPostgres ? IN_ORDER : "";
		var own = new StringBuilder(
				"""
						<?xml version="1.0" encoding="UTF-8"?>
						<!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
						<mapper namespace="%s">
						"""
					.replace("%s", OWN));
		var engine = engineMapping();
		own.append(changed(part(engine, "select", LIST),
				List.of(new Change("id=\"" + LIST + "\"", "id=\"visibleTasks\" " + FRESH_PLAN),
						new Change("${orderBy}", "</otherwise></choose> ${orderBy}"),
						new Change("${limitBefore}", OWN_LIST),
						new Change("select ${distinct}",
								"""
										<bind name="related" value="false"/>
										<foreach collection="orderingProperties" item="one"><if test="one.relation != null"><bind name="related" value="true"/></if></foreach>
										select <if test="related">${distinct}</if>"""),
						new Change("resultMap=\"taskResultMap\"", "resultMap=\"" + OF_TASKS + "taskResultMap\""),
						new Change("<include refid=\"columnSelection\"/>", COLUMNS),
						new Change("refid=\"selectTaskByQueryCriteriaSql\"", "refid=\"visibleTasksSql\""))));
		own.append(COUNTED.replace("<claimed/>", isPostgres ? COUNTED_OF_GROUPS : ""));
		own.append(conditions(engine, "visibleTasksSql", VISIBLE + inOrder));
		own.append(conditions(engine, "assignedTasksSql", "and RES.ASSIGNEE_ = #{authCheck.authUserId}"));
		own.append(conditions(engine, "claimableTasksSql", CLAIMABLE + inOrder));
		return own.append("</mapper>").toString();
	}

	/** Returns the engine's conditions of a query, with ours in place of its rights. */
	private static String conditions(String engine, String id, String visible) {
		return changed(part(engine, "sql", "selectTaskByQueryCriteriaSql"), List.of(
				new Change("id=\"selectTaskByQueryCriteriaSql\"", "id=\"" + id + "\""),
				new Change("<foreach collection=\"queries\" item=\"query\" index=\"i\">",
						"<foreach collection=\"" + SHAPE + "others(_parameter)\" item=\"query\" index=\"i\">"),
				new Change("authCheck.authUserId != null\"> <bind name=\"D_JOIN\"",
						"authCheck.authUserId != null &amp;&amp; !" + SHAPE + "isVisible(_parameter) &amp;&amp; !"
								+ SHAPE + "isOwnWork(_parameter)\"> <bind name=\"D_JOIN\""),
				new Change(
						"query.processDefinitionNameLike != null || (query.processDefinitionKeys != null &amp;&amp; query.processDefinitionKeys.length > 0)) ||",
						"query.processDefinitionNameLike != null) ||"),
				new Change(
						"D.KEY_ in <foreach item=\"item\" index=\"index\" collection=\"query.processDefinitionKeys\"",
						"RES.PROC_DEF_ID_ in <foreach item=\"item\" index=\"index\" collection=\"" + SHAPE
								+ "versions(query.processDefinitionKeys)\""),
				new Change("left join ${prefix}ACT_RU_IDENTITYLINK I on I.TASK_ID_ = RES.ID_", ""),
				new Change("and I.TYPE_ = 'candidate'\n                <if", """
						and exists (select 1 from ${prefix}ACT_RU_IDENTITYLINK I
						where I.TASK_ID_ = RES.ID_ and I.TYPE_ = 'candidate'
						<if"""),
				new Change("and I.USER_ID_ is not null\n                </if>", "and I.USER_ID_ is not null </if> )"),
				new Change("(I.USER_ID_ = #{query.involvedUser} or", """
						(exists (select 1 from ${prefix}ACT_RU_IDENTITYLINK I
						where I.TASK_ID_ = RES.ID_ and I.USER_ID_ = #{query.involvedUser}) or"""),
				new Change(
						"""
								<include refid="org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity.authCheckJoinWithoutOnClause" />""",
						""),
				new Change(
						"""
								AUTH ON (AUTH.RESOURCE_ID_ ${authJoinStart} RES.ID_ ${authJoinSeparator} D.KEY_ ${authJoinSeparator} '*' ${authJoinEnd})""",
						""),
				new Change(ENGINE_CHECK, visible)));
	}

	private static String engineMapping() {
		try (var file = TaskRightsEnginePlugin.class.getClassLoader().getResourceAsStream(ENGINE_MAPPING)) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	private static String part(String mapping, String tag, String id) {
		var begin = mapping.indexOf("<" + tag + " id=\"" + id + "\"");
		var end = mapping.indexOf("</" + tag + ">", Math.max(begin, 0));
		if (begin < 0 || end < 0) {
			throw new IllegalStateException("The engine's mapping of tasks has no " + id);
		}
		return oneLine(mapping.substring(begin, end)) + "</" + tag + ">";
	}

	private static String oneLine(String text) {
		return text.strip().replaceAll("\\s+", " ");
	}

	/** Changes each place, which the engine's mapping has exactly once. */
	private static String changed(String part, List<Change> changes) {
		var text = part;
		for (var change : changes) {
			var from = oneLine(change.from());
			var place = text.indexOf(from);
			if (place < 0 || text.indexOf(from, place + 1) >= 0) {
				throw new IllegalStateException("The engine's mapping of tasks is not the one known: " + from);
			}
			text = text.substring(0, place) + change.to() + text.substring(place + from.length());
		}
		return text + "\n";
	}

	/** A place of the engine's mapping, and our text for it. */
	private record Change(String from, String to) {

	}

	/**
	 * A task is visible to who reads all tasks of its process or of all processes, and to
	 * its own people. For the few tasks of a key, rights to their process are looked up
	 * by it; a list gathers all processes of a person first, which takes as long as there
	 * are rights to instances.
	 */
	private static final String VISIBLE = """
			<if test="authCheck.shouldPerformAuthorizatioCheck &amp;&amp; authCheck.authUserId != null &amp;&amp; !@sa.wusul.platform.engine.TaskListShape@isVisible(_parameter)">
			<bind name="authGroupIds" value="authCheck.authGroupIds" />
			<bind name="atomicChecks" value="authCheck.permissionChecks.atomicChecks" />
			<bind name="disjunctive" value="authCheck.permissionChecks.disjunctive" />
			and (
			<if test="applyAuthorizationCheckForCaseInstances">RES.CASE_EXECUTION_ID_ is not null or</if>
			RES.ASSIGNEE_ = #{authCheck.authUserId} or RES.OWNER_ = #{authCheck.authUserId}
			or exists (select 1 from ${prefix}ACT_RU_IDENTITYLINK L where L.TASK_ID_ = RES.ID_ and (L.USER_ID_ = #{authCheck.authUserId}
			<if test="authGroupIds != null &amp;&amp; authGroupIds.size > 0">
			or L.GROUP_ID_ in <foreach item="item" index="index" collection="authGroupIds" open="(" separator="," close=")">#{item}</foreach>
			</if>))
			<choose><when test="@sa.wusul.platform.engine.TaskListShape@isByKey(_parameter)">
			or exists (select 1 from ${prefix}ACT_RU_AUTHORIZATION A where A.RESOURCE_ID_ in ('*', D.KEY_) and <include refid="granted"/>)
			</when><otherwise>
			or exists (select 1 from ${prefix}ACT_RU_AUTHORIZATION A where A.RESOURCE_ID_ = '*' and <include refid="granted"/>)
			or D.KEY_ in (select A.RESOURCE_ID_ from ${prefix}ACT_RU_AUTHORIZATION A where <include refid="granted"/>)
			</otherwise></choose>
			)
			</if>""";

	/**
	 * Condition that a person may claim the task. The planner can look it up by the
	 * groups or by the order of the list, depending on which reads less.
	 */
	private static final String CLAIMABLE = """
			and RES.ASSIGNEE_ is null and exists (select 1 from ${prefix}ACT_RU_IDENTITYLINK L
			where L.TASK_ID_ = RES.ID_ and L.TYPE_ = 'candidate' and L.GROUP_ID_ in
			<foreach item="own" index="index" collection="queries[1].candidateGroups" open="(" separator="," close=")">#{own}</foreach>)""";

	/**
	 * The database plans lists by the values that they ask for, unless they are in the
	 * order of a table: a plan for any values would read all tasks for a step that has
	 * few.
	 */
	private static final String FRESH_PLAN = "lang=\"sa.wusul.platform.engine.FreshPlanLanguage\"";

	private static final String COLUMNS = "<include refid=\"" + OF_TASKS + "columnSelection\"/>";

	/** The end of a list, which one plan for all values knows if it is in the text. */
	private static final String LIMIT = """
			<choose><when test="@sa.wusul.platform.engine.TaskListShape@isFirstPage(_parameter)">limit ${reach}</when>
			<otherwise>limit #{reach}</otherwise></choose>""";

	private static final String PART = """
			(select columns <include refid="part"/> ${orderBy}
			<if test="maxResults &lt; 2147483647"><bind name="reach" value="firstResult + maxResults"/> {limit}</if>)"""
		.replace("{limit}", LIMIT);

	/**
	 * Tasks that are assigned to a person, then those they may claim, each in its order.
	 */
	private static final String OWN_LIST = """
			${limitBefore} <choose><when test="@sa.wusul.platform.engine.TaskListShape@isOwnWork(_parameter)">
			select columns from (
			assigned
			union all
			claimable
			) RES
			</when><otherwise>""".replace("assigned", PART.replace("part", "assignedTasksSql"))
		.replace("claimable", PART.replace("part", "claimableTasksSql"))
		.replace("columns", COLUMNS);

	/** Tasks of each of several groups and steps, in the order of lists up to an end. */
	private static final String OF_GROUPS = """
			<bind name="part" value="queries[0]"/>
			<foreach item="own" collection="@sa.wusul.platform.engine.TaskListShape@claimable(_parameter)" separator=" union all ">
			(select C.task_id, C.due_at, C.priority from ${prefix}claimable_task C where C.group_id = #{own.group}
			<if test="own.step != null">and C.step = #{own.step}</if>
			<if test="part.dueDate != null">and C.due_at = #{part.dueDate}</if>
			<if test="part.dueBefore != null">and C.due_at &lt; #{part.dueBefore}</if>
			<if test="part.dueAfter != null">and C.due_at &gt; #{part.dueAfter}</if>
			<if test="part.minPriority != null">and C.priority &gt;= #{part.minPriority}</if>
			{end})
			</foreach>""";

	private static final String TO_THE_END = "order by due_at, priority desc, task_id " + LIMIT;

	/**
	 * The first tasks of each group are enough for a list in their order. An array is
	 * gathered once, before all else, also by a plan that was made for few tasks.
	 */
	private static final String IN_ORDER = """
			<if test="@sa.wusul.platform.engine.TaskListShape@isInOrder(_parameter)">
			<bind name="reach" value="firstResult + maxResults"/>
			and RES.ID_ = any(array(select F.task_id from (select distinct * from ({tasks}) U {end}) F))
			</if>""".replace("{tasks}", OF_GROUPS).replace("{end}", TO_THE_END);

	private static final String COUNTED_OF_GROUPS = """
			<when test="@sa.wusul.platform.engine.TaskListShape@isOfClaimable(_parameter)">
			select least(count(distinct F.task_id), <choose><when test="mostCounted != null">#{mostCounted}</when><otherwise>null</otherwise></choose>)
			from ({tasks}) F
			</when>"""
		.replace("{tasks}", OF_GROUPS.replace("{end}", "<if test=\"mostCounted != null\">limit #{mostCounted}</if>"));

	private static final String COUNTED = """
			<select id="visibleTaskCount" parameterType="org.camunda.bpm.engine.impl.TaskQueryImpl" resultType="long" fresh>
			<bind name="mostCounted" value="@sa.wusul.platform.engine.TaskListShape@mostCounted()"/>
			<choose><when test="@sa.wusul.platform.engine.TaskListShape@isOwnWork(_parameter)">
			select (counted assignedTasksSql ended) + (<choose><claimed/><otherwise>counted claimableTasksSql ended</otherwise></choose>)
			</when><claimed/><otherwise>
			counted visibleTasksSql ended
			</otherwise></choose>
			</select>
			<sql id="granted">
			A.TYPE_ &lt; 2 and (A.USER_ID_ in (#{authCheck.authUserId}, '*')
			<if test="authGroupIds != null &amp;&amp; authGroupIds.size > 0">
			or A.GROUP_ID_ in <foreach item="item" index="index" collection="authGroupIds" open="(" separator="," close=")">#{item}</foreach>
			</if>)
			<include refid="org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity.atomicChecksOnResourceTypeAndPerms"/>
			</sql>
			"""
		.replace("fresh", FRESH_PLAN)
		.replaceAll("counted (\\w+) ended", """
				<choose><when test="mostCounted != null">
				select count(*) from (select 1 <include refid="$1"/> limit #{mostCounted}) counted
				</when><otherwise>select count(*) <include refid="$1"/></otherwise></choose>""");

	/** Grants no right to a task, which follows from its links. */
	private static final class WithoutTasks extends DefaultAuthorizationProvider {

		@Override
		public AuthorizationEntity[] newTaskAssignee(Task task, String earlier, String now) {
			return null;
		}

		@Override
		public AuthorizationEntity[] newTaskOwner(Task task, String earlier, String now) {
			return null;
		}

		@Override
		public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String user, String kind) {
			return null;
		}

		@Override
		public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String group, String kind) {
			return null;
		}

	}

}
