package sa.wusul.services;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

import sa.wusul.casefile.PersonName;
import sa.wusul.platform.database.Unanswered;
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
	@Transactional
	public void keep(String caseReference, Map<String, Object> facts) {
		keep(caseReference, null, facts, known(caseReference).keySet());
	}

	@Override
	@Transactional
	public void replace(String caseReference, String source, Map<String, Object> facts) {
		var known = known(caseReference);
		var unsaid = known.entrySet()
			.stream()
			.filter((fact) -> fact.getValue().filter(source::equals).isPresent() && !facts.containsKey(fact.getKey()))
			.map(Map.Entry::getKey)
			.toList();
		if (!unsaid.isEmpty()) {
			Unanswered.write(
					() -> this.jdbc.sql("delete from service_finding where reference = :reference and name in (:names)")
						.param("reference", caseReference)
						.param("names", unsaid)
						.update());
		}
		keep(caseReference, source, facts, known.keySet());
	}

	/** Returns the sources of a case's facts by their names. */
	private Map<String, Optional<String>> known(String caseReference) {
		var known = new HashMap<String, Optional<String>>();
		this.jdbc.sql("select name, source from service_finding where reference = ?")
			.param(caseReference)
			.query((row) -> {
				known.put(row.getString("name"), Optional.ofNullable(row.getString("source")));
			});
		return known;
	}

	private void keep(String caseReference, String source, Map<String, Object> facts, Set<String> known) {
		var now = this.clock.instant().atOffset(ZoneOffset.UTC);
		var added = new ArrayList<Object>();
		for (var fact : facts.entrySet()) {
			var kind = Kind.of(fact.getValue());
			var content = this.fields.seal(CONTENT, kind.write(fact.getValue()));
			if (known.contains(fact.getKey())) {
				Unanswered.write(() -> this.jdbc.sql("""
						update service_finding set kind = ?, content = ?, found_at = ?, source = ?
						where reference = ? and name = ?""")
					.params(kind.name(), content, now, source, caseReference, fact.getKey())
					.update());
			}
			else {
				added.addAll(Arrays.asList(kind.name(), content, now, source, caseReference, fact.getKey()));
			}
		}
		var rows = (int) facts.keySet().stream().filter((name) -> !known.contains(name)).count();
		if (rows > 0) {
			Unanswered.write(() -> this.jdbc
				.sql("insert into service_finding (kind, content, found_at, source, reference, name) values "
						+ String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?, ?, ?)")))
				.params(added)
				.update());
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
