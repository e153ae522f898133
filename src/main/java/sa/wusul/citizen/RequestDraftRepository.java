package sa.wusul.citizen;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

import sa.wusul.papers.ScanService;
import sa.wusul.papers.ScanService.Loose;
import sa.wusul.platform.encryption.PersonalFields;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.retention.RecordClass;
import sa.wusul.platform.retention.RetentionDecisions;

/**
 * Drafts of requests, kept until they are submitted, or for the time of the table after
 * the last change.
 */
@Repository
public class RequestDraftRepository {

	/** Limit of the answers as JSON, in characters. */
	private static final int LONGEST = 60_000;

	private static final String ANSWERS = "request_draft.answers";

	private static final int MOST_DOCUMENTS = 20;

	/** Author of the documents, in place of a member of staff's user name. */
	private static final String REQUESTER = "requester";

	private final JdbcClient jdbc;

	private final ScanService scans;

	private final RetentionDecisions rules;

	private final Clock clock;

	private final PersonalFields fields;

	RequestDraftRepository(JdbcClient jdbc, ScanService scans, RetentionDecisions rules, Clock clock,
			PersonalFields fields) {
		this.jdbc = jdbc;
		this.scans = scans;
		this.rules = rules;
		this.clock = clock;
		this.fields = fields;
	}

	public Optional<RequestDraft> find(Citizen citizen, String service) {
		return this.jdbc.sql("select draft_key, answers from request_draft where identity_hash = ? and service = ?")
			.params(owner(citizen), service)
			.query(this::draft)
			.optional();
	}

	/** Returns the services for which the citizen has a draft, the newest first. */
	public List<String> services(Citizen citizen) {
		return this.jdbc.sql("select service from request_draft where identity_hash = ? order by changed_at desc")
			.param(owner(citizen))
			.query(String.class)
			.list();
	}

	/**
	 * Saves a draft.
	 * @param key of this draft; ignored if the citizen has one for this service
	 * @param answers as JSON
	 * @return the draft as saved
	 * @throws RefusalException {@code draft.tooLong}
	 */
	public RequestDraft keep(Citizen citizen, String service, String key, String answers) {
		if (answers.length() > LONGEST) {
			throw new RefusalException(Kind.TOO_LARGE, "draft.tooLong");
		}
		if (!change(citizen, service, answers)) {
			begin(citizen, service, key, answers);
		}
		return find(citizen, service).orElseThrow();
	}

	private String owner(Citizen citizen) {
		return this.fields.hash(citizen.identityNumber());
	}

	private boolean change(Citizen citizen, String service, String answers) {
		return this.jdbc
			.sql("update request_draft set answers = ?, changed_at = ? where identity_hash = ? and service = ?")
			.params(this.fields.seal(ANSWERS, answers), now(), owner(citizen), service)
			.update() > 0;
	}

	private void begin(Citizen citizen, String service, String key, String answers) {
		try {
			this.jdbc.sql("""
					insert into request_draft (draft_key, identity_hash, service, answers, changed_at)
					values (?, ?, ?, ?, ?)""")
				.params(key, owner(citizen), service, this.fields.seal(ANSWERS, answers), now())
				.update();
		}
		catch (DuplicateKeyException begunInAnotherWindow) {
			if (!change(citizen, service, answers)) {
				throw new RefusalException(Kind.CONFLICT, "draft.unknown");
			}
		}
	}

	/**
	 * Adds a document; the same content again is the same document.
	 * @param kind kind of document, one of the service's names
	 * @throws RefusalException {@code draft.tooManyDocuments}, or if the file is not a
	 * harmless PDF or picture, or a page too many
	 */
	public void add(RequestDraft draft, String kind, String fileName, byte[] content) {
		if (draft.documents().size() >= MOST_DOCUMENTS) {
			throw new RefusalException(Kind.CONFLICT, "draft.tooManyDocuments", MOST_DOCUMENTS);
		}
		var loose = this.scans.keep(kind, fileName, content);
		checkPages(draft, loose);
		try {
			this.jdbc
				.sql("""
						insert into request_draft_document (draft_key, content_hash, kind, name, media_type, byte_count, added_at)
						values (?, ?, ?, ?, ?, ?, ?)""")
				.params(draft.key(), loose.contentHash(), kind,
						this.fields.seal("request_draft_document.name", loose.name()), loose.mediaType(),
						loose.byteCount(), afterThoseOf(draft))
				.update();
		}
		catch (DuplicateKeyException thereAlready) {
			this.jdbc.sql("update request_draft_document set kind = ? where draft_key = ? and content_hash = ?")
				.params(kind, draft.key(), loose.contentHash())
				.update();
		}
	}

	/** Refuses a picture that does not fit into one document with those of its kind. */
	private void checkPages(RequestDraft draft, Loose added) {
		var others = draft.documents()
			.stream()
			.filter((one) -> one.isPicture() && one.kind().equals(added.kind())
					&& !one.contentHash().equals(added.contentHash()))
			.toList();
		try {
			if (added.isPicture()) {
				ScanService.checkPages(others.size() + 1,
						added.byteCount() + others.stream().mapToLong(Loose::byteCount).sum());
			}
		}
		catch (RefusalException tooMuch) {
			this.scans.forget(added.contentHash());
			throw tooMuch;
		}
	}

	/** Returns the present moment, or one after those of the draft's documents. */
	private OffsetDateTime afterThoseOf(RequestDraft draft) {
		var last = this.jdbc.sql("select max(added_at) from request_draft_document where draft_key = ?")
			.param(draft.key())
			.query(OffsetDateTime.class)
			.optional();
		return last.map((before) -> before.plus(1, ChronoUnit.MILLIS)).filter(now()::isBefore).orElseGet(this::now);
	}

	public void remove(RequestDraft draft, String contentHash) {
		this.jdbc.sql("delete from request_draft_document where draft_key = ? and content_hash = ?")
			.params(draft.key(), contentHash)
			.update();
		this.scans.forget(contentHash);
	}

	/** Deletes the draft with its documents. */
	public void remove(RequestDraft draft) {
		this.jdbc.sql("delete from request_draft where draft_key = ?").param(draft.key()).update();
		draft.documents().forEach((document) -> this.scans.forget(document.contentHash()));
	}

	/**
	 * Moves the documents of a submitted draft to the case and deletes the draft;
	 * repeating it has no effect. Pictures of one kind become one document.
	 */
	public void handedIn(RequestDraft draft, String reference) {
		draft.documents().forEach((document) -> {
			var pages = RequestDraft
				.pagesOf(draft.documents().stream().filter((other) -> other.kind().equals(document.kind())).toList());
			if (!pages.contains(document)) {
				this.scans.attach(reference, document, REQUESTER);
			}
			else if (pages.get(0).equals(document)) {
				this.scans.attachPages(reference, pages, REQUESTER);
			}
		});
		remove(draft);
	}

	/** Deletes drafts without a change for the time of the table. */
	@Scheduled(cron = "0 50 3 * * *", zone = "Asia/Riyadh")
	public void forgetOld() {
		this.jdbc.sql("select draft_key, answers from request_draft where changed_at < ?")
			.param(this.rules.over(RecordClass.REQUEST_DRAFT, this.clock.instant()).atOffset(ZoneOffset.UTC))
			.query(this::draft)
			.list()
			.forEach(this::remove);
	}

	private OffsetDateTime now() {
		return this.clock.instant().atOffset(ZoneOffset.UTC);
	}

	private RequestDraft draft(ResultSet row, int index) throws SQLException {
		var key = row.getString("draft_key");
		return new RequestDraft(key, this.fields.open(ANSWERS, row.getString("answers")), documents(key));
	}

	private List<Loose> documents(String key) {
		return this.jdbc.sql("select * from request_draft_document where draft_key = ? order by added_at, content_hash")
			.param(key)
			.query(this.fields.rows("request_draft_document", Loose.class))
			.list();
	}

}
