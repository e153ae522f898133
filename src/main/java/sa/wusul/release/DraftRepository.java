package sa.wusul.release;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;
import sa.wusul.platform.problem.Sentence;
import sa.wusul.release.rules.ModelFile;

/** Drafts in the database, with their files as submitted. */
@Repository
class DraftRepository {

	private static final String DRAFT = """
			select number, name, author, handed_in_at, content_hash, changes, changes_en, third_person, state, decided_by,
			  guarded_by, guard_reason, reason, deployment_id, release_at, train, authors, returns, of_train
			from release_draft
			""";

	private final JdbcClient database;

	DraftRepository(JdbcClient database) {
		this.database = database;
	}

	long enter(Entry entry, Instant at, String contentHash, Sentence changes, boolean thirdPerson) {
		var key = new GeneratedKeyHolder();
		this.database.sql("""
				insert into release_draft (name, author, handed_in_at, content_hash, changes, changes_en, third_person,
				  authors, returns, of_train)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(entry.name(), entry.author(), at.atOffset(ZoneOffset.UTC), contentHash, changes.ar(), changes.en(),
					thirdPerson, entry.authors().orElse(null), entry.returns().orElse(null), entry.ofTrain())
			.update(key, "number");
		return key.getKeyAs(Long.class);
	}

	void enter(long draft, ModelFile file, Optional<String> baseHash) {
		this.database.sql("insert into release_draft_file (draft, file_name, content, base_hash) values (?, ?, ?, ?)")
			.params(draft, file.name(), file.content(), baseHash.orElse(null))
			.update();
	}

	Optional<Draft> find(long number) {
		return this.database.sql(DRAFT + "where number = ?")
			.param(number)
			.query(RecordRowMapper.of(Draft.class))
			.optional();
	}

	Optional<Draft> waiting(Entry entry, String contentHash) {
		return this.database.sql(DRAFT + """
				where state = 'WAITING' and train is null and author = ? and content_hash = ? and of_train = ?""")
			.params(entry.author(), contentHash, entry.ofTrain())
			.query(RecordRowMapper.of(Draft.class))
			.optional();
	}

	/** Returns waiting drafts with a file of this name, in any folder. */
	List<Draft> waiting(String fileName) {
		return this.database.sql(DRAFT + """
				where state = 'WAITING' and train is null and exists (
				  select 1 from release_draft_file where draft = number and concat('/', file_name) like ?)
				order by number desc""").param("%/" + fileName).query(RecordRowMapper.of(Draft.class)).list();
	}

	/** Returns the newest drafts that are decided alone or are a train. */
	List<Draft> newest(int most) {
		return this.database.sql(DRAFT + "where train is null order by number desc limit ?")
			.param(most)
			.query(RecordRowMapper.of(Draft.class))
			.list();
	}

	/**
	 * Couples a draft to a train.
	 * @return whether it was waiting alone until now
	 */
	boolean couple(long number, long train) {
		return this.database
			.sql("update release_draft set train = ? where number = ? and state = 'WAITING' and train is null")
			.params(train, number)
			.update() == 1;
	}

	/**
	 * Locks the drafts that are not in service yet, so that no two decisions on the same
	 * model run at the same time.
	 */
	void holdAll() {
		this.database
			.sql("select number from release_draft where state in ('WAITING', 'APPROVED') order by number for update")
			.query(Long.class)
			.list();
	}

	List<ModelFile> files(long draft) {
		return this.database.sql("""
				select file_name as name, content from release_draft_file where draft = ? order by file_name""")
			.param(draft)
			.query(RecordRowMapper.of(ModelFile.class))
			.list();
	}

	/**
	 * Returns the hash of the version on which each file is based; empty for a new file.
	 */
	Map<String, Optional<String>> baseHashes(long draft) {
		var hashes = new TreeMap<String, Optional<String>>();
		this.database.sql("select file_name, base_hash from release_draft_file where draft = ?")
			.param(draft)
			.query((row, index) -> hashes.put(row.getString("file_name"),
					Optional.ofNullable(row.getString("base_hash"))))
			.list();
		return hashes;
	}

	/**
	 * Records the decision on a draft.
	 * @return whether it was waiting until now
	 */
	boolean decide(long number, Draft.State state, String decidedBy, Instant at, String reason,
			Optional<Instant> releaseAt, boolean thirdPerson) {
		return this.database.sql("""
				update release_draft set state = ?, decided_by = ?, decided_at = ?, reason = ?, release_at = ?,
				  third_person = ?
				where number = ? and state = 'WAITING' and train is null""")
			.params(state.name(), decidedBy, at.atOffset(ZoneOffset.UTC), reason,
					releaseAt.map((moment) -> moment.atOffset(ZoneOffset.UTC)).orElse(null), thirdPerson, number)
			.update() == 1;
	}

	/**
	 * Records the answer of the third person to an approved draft.
	 * @param guardReason why they agreed, or null
	 * @param refusal why they refused, or null
	 * @return whether it was without an answer until now
	 */
	boolean guard(long number, Draft.State state, String guardedBy, Instant at, String guardReason, String refusal) {
		return this.database.sql("""
				update release_draft set state = ?, guarded_by = ?, guarded_at = ?, guard_reason = ?, reason = ?
				where number = ? and state = 'APPROVED' and guarded_by is null""")
			.params(state.name(), guardedBy, at.atOffset(ZoneOffset.UTC), guardReason, refusal, number)
			.update() == 1;
	}

	/**
	 * Takes back the approval of a draft that is not in service yet.
	 * @return whether it was approved until now
	 */
	boolean takeBack(long number, String reason) {
		return this.database
			.sql("update release_draft set state = 'REFUSED', reason = ? where number = ? and state = 'APPROVED'")
			.params(reason, number)
			.update() == 1;
	}

	/**
	 * Marks a draft as released.
	 * @return whether it was approved and not released before
	 */
	boolean release(long number, String deploymentId) {
		return this.database.sql("""
				update release_draft set state = 'RELEASED', deployment_id = ?
				where number = ? and state = 'APPROVED'""").params(deploymentId, number).update() == 1;
	}

	/**
	 * A draft that is entered.
	 *
	 * @param authors of a train, each between commas
	 * @param returns the release before which it goes back
	 * @param ofTrain whether it comes into service with the other parts of a train only
	 */
	record Entry(String name, String author, Optional<String> authors, Optional<Long> returns, boolean ofTrain) {

	}

}
