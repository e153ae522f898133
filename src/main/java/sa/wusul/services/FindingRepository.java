package sa.wusul.services;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.PersonName;
import sa.wusul.platform.encryption.PersonalFields;

/** Repository that stores findings as rows of text with their type. */
@Repository
class FindingRepository implements Findings {

	private static final String CONTENT = "service_finding.content";

	private final JdbcClient jdbc;

	private final Clock clock;

	private final PersonalFields fields;

	FindingRepository(JdbcClient jdbc, Clock clock, PersonalFields fields) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.fields = fields;
	}

	@Override
	public void keep(String caseReference, Map<String, Object> facts) {
		facts.forEach((name, fact) -> keep(caseReference, null, name, fact));
	}

	@Override
	@Transactional
	public void replace(String caseReference, String source, Map<String, Object> facts) {
		this.jdbc.sql("select name from service_finding where reference = ? and source = ?")
			.params(caseReference, source)
			.query(String.class)
			.list()
			.stream()
			.filter((name) -> !facts.containsKey(name))
			.forEach((unsaid) -> this.jdbc.sql("delete from service_finding where reference = ? and name = ?")
				.params(caseReference, unsaid)
				.update());
		facts.forEach((name, fact) -> keep(caseReference, source, name, fact));
	}

	private void keep(String caseReference, String source, String name, Object fact) {
		var kind = Kind.of(fact);
		var now = this.clock.instant().atOffset(ZoneOffset.UTC);
		var replaced = this.jdbc.sql("""
				update service_finding set kind = ?, content = ?, found_at = ?, source = ?
				where reference = ? and name = ?""")
			.params(kind.name(), this.fields.seal(CONTENT, kind.write(fact)), now, source, caseReference, name)
			.update();
		if (replaced == 0) {
			this.jdbc.sql("""
					insert into service_finding (kind, content, found_at, source, reference, name)
					values (?, ?, ?, ?, ?, ?)""")
				.params(kind.name(), this.fields.seal(CONTENT, kind.write(fact)), now, source, caseReference, name)
				.update();
		}
	}

	@Override
	public Map<String, Object> forCase(String caseReference) {
		var facts = new LinkedHashMap<String, Object>();
		this.jdbc.sql("select name, kind, content from service_finding where reference = ? order by name")
			.param(caseReference)
			.query((row) -> {
				facts.put(row.getString("name"),
						Kind.valueOf(row.getString("kind")).read(this.fields.open(CONTENT, row.getString("content"))));
			});
		return facts;
	}

	private enum Kind {

		BOOLEAN, NUMBER, DATE, NAME, TEXT;

		static Kind of(Object fact) {
			if (fact instanceof Boolean) {
				return BOOLEAN;
			}
			if (fact instanceof Number) {
				return NUMBER;
			}
			if (fact instanceof PersonName) {
				return NAME;
			}
			return (fact instanceof LocalDate) ? DATE : TEXT;
		}

		String write(Object fact) {
			return (fact instanceof PersonName name) ? name.value() : fact.toString();
		}

		Object read(String value) {
			return switch (this) {
				case BOOLEAN -> Boolean.valueOf(value);
				case NUMBER -> number(new BigDecimal(value));
				case DATE -> LocalDate.parse(value);
				case NAME -> new PersonName(value);
				case TEXT -> value;
			};
		}

		private static Number number(BigDecimal value) {
			return (value.scale() <= 0) ? (Number) value.longValueExact() : (Number) value.doubleValue();
		}

	}

}
