package sa.wusul.webapps.versions;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.CaseFile;
import sa.wusul.platform.database.RecordRowMapper;

/** The running cases of a version of a model. */
@Repository
class RunningCaseRepository {

	private final JdbcClient jdbc;

	RunningCaseRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Counts running cases by version; versions without any are left out. */
	Map<String, Long> numbers(Collection<String> definitions) {
		var numbers = new HashMap<String, Long>();
		this.jdbc.sql("""
				select PROC_DEF_ID_, count(*) from ACT_RU_EXECUTION
				where PROC_DEF_ID_ in (:definitions) and PARENT_ID_ is null group by PROC_DEF_ID_
				""").param("definitions", definitions).query((row) -> {
			numbers.put(row.getString(1), row.getLong(2));
		});
		return numbers;
	}

	/** Returns at most this many cases, always in the same order. */
	List<RunningCase> forDefinition(String definition, int atMost) {
		return this.jdbc.sql("""
				select ID_ as instance, BUSINESS_KEY_ as reference from ACT_RU_EXECUTION
				where PROC_DEF_ID_ = :definition and PARENT_ID_ is null
				order by BUSINESS_KEY_, ID_ fetch first :most rows only
				""")
			.param("definition", definition)
			.param("most", atMost)
			.query(RecordRowMapper.of(RunningCase.class))
			.list();
	}

	/** Counts running cases that cannot read a variable; called ones read the facts. */
	long numberWithout(String definition, String variable) {
		return this.jdbc.sql("""
				select count(*) from ACT_RU_EXECUTION e
				where e.PROC_DEF_ID_ = :definition and e.PARENT_ID_ is null and not exists (
				  select 1 from ACT_RU_VARIABLE v where v.PROC_INST_ID_ = e.ID_ and v.NAME_ = :variable)
				and not (e.SUPER_EXEC_ is not null and :variable in (:facts))
				""")
			.param("definition", definition)
			.param("variable", variable)
			.param("facts", CaseFile.FACTS)
			.query(Long.class)
			.single();
	}

	record RunningCase(String instance, String reference) {
	}

}
