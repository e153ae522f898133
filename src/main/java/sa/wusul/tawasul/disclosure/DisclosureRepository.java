package sa.wusul.tawasul.disclosure;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.casefile.IdentityNumber;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.tawasul.ContactRole;
import sa.wusul.tawasul.Relation;

/** The disclosure log in the database. Rows can be added, but not changed. */
@Repository
class DisclosureRepository implements Disclosures {

	private static final String DETAINEE = "disclosure.detainee_identity";

	private static final String TOLD = "disclosure.told_identity";

	private final JdbcClient jdbc;

	private final PersonalFields fields;

	DisclosureRepository(JdbcClient jdbc, PersonalFields fields) {
		this.jdbc = jdbc;
		this.fields = fields;
	}

	/** Adds a disclosure in the current transaction. */
	void add(Disclosure told) {
		this.jdbc
			.sql("""
					insert into disclosure (case_reference, detainee_identity, detainee_hash, told_identity, contact_role, relation, stage,
					  disclosed, why, paper_number, disclosed_by, disclosed_at)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(told.caseReference(),
					this.fields.seal(DETAINEE, told.detainee().map(IdentityNumber::value).orElse(null)),
					this.fields.hash(told.detainee().map(IdentityNumber::value).orElse(null)),
					this.fields.seal(TOLD, told.told().value()), told.role().name(), told.relation().name(),
					told.stage().orElse(null),
					told.disclosed().stream().map(Matter::name).collect(Collectors.joining(",")), told.why(),
					told.paperNumber(), told.by().orElse(null), told.at().atOffset(ZoneOffset.UTC))
			.update();
	}

	@Override
	public List<Disclosure> forDetainee(IdentityNumber detainee) {
		return find("detainee_hash", this.fields.hash(detainee.value()));
	}

	@Override
	public List<Disclosure> forCase(String reference) {
		return find("case_reference", reference);
	}

	private List<Disclosure> find(String column, String value) {
		return this.jdbc.sql("select * from disclosure where " + column + " = ? order by id")
			.param(value)
			.query(this::disclosure)
			.list();
	}

	private Disclosure disclosure(ResultSet row, int index) throws SQLException {
		return new Disclosure(row.getString("case_reference"),
				Optional.ofNullable(this.fields.open(DETAINEE, row.getString("detainee_identity")))
					.map(IdentityNumber::new),
				new IdentityNumber(this.fields.open(TOLD, row.getString("told_identity"))),
				ContactRole.valueOf(row.getString("contact_role")), Relation.valueOf(row.getString("relation")),
				Optional.ofNullable(row.getString("stage")), Matter.listOf(row.getString("disclosed")),
				row.getString("why"), row.getString("paper_number"), Optional.ofNullable(row.getString("disclosed_by")),
				row.getObject("disclosed_at", OffsetDateTime.class).toInstant());
	}

}
