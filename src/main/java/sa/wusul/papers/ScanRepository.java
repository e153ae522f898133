package sa.wusul.papers;

import java.time.ZoneOffset;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.encryption.PersonalFields;

/** The rows of the documents that people added to cases. */
@Repository
class ScanRepository {

	private final JdbcClient database;

	private final PersonalFields fields;

	ScanRepository(JdbcClient database, PersonalFields fields) {
		this.database = database;
		this.fields = fields;
	}

	void insert(Scan scan, int ordinal) {
		this.database
			.sql("""
					insert into case_scan (number, case_reference, ordinal, kind_code, kind, name, content_hash, added_by, added_at)
					values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(scan.number(), scan.caseReference(), ordinal, scan.kindCode(), scan.kind(),
					this.fields.seal("case_scan.name", scan.name()), scan.contentHash(), scan.addedBy(),
					scan.addedAt().atOffset(ZoneOffset.UTC))
			.update();
	}

	List<Scan> forCase(String caseReference) {
		return this.database.sql("""
				select scan.*, content.media_type, content.byte_count from case_scan scan
				join archive_item content on content.hash = scan.content_hash
				where scan.case_reference = ? order by scan.ordinal""")
			.param(caseReference)
			.query(this.fields.rows("case_scan", Scan.class))
			.list();
	}

}
