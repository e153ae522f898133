package sa.wusul.archive;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import sa.wusul.platform.database.RecordRowMapper;

/** The register of the archive. */
@Repository
class ArchiveRepository {

	private static final String ITEM = """
			select hash, kind, record_class, media_type, byte_count, stored_at, checked_at, state from archive_item
			""";

	private final JdbcClient jdbc;

	ArchiveRepository(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Optional<ArchiveItem> find(String hash) {
		return this.jdbc.sql(ITEM + "where hash = ?")
			.param(hash)
			.query(RecordRowMapper.of(ArchiveItem.class))
			.optional();
	}

	/** Locks an item until the end of the transaction, and returns its state. */
	Optional<ItemState> lock(String hash) {
		return this.jdbc.sql("select state from archive_item where hash = ? for update")
			.param(hash)
			.query((row, index) -> ItemState.valueOf(row.getString(1)))
			.optional();
	}

	void insert(String hash, ContentKind kind, String mediaType, int byteCount, int keyVersion, Instant now) {
		this.jdbc
			.sql("""
					insert into archive_item (hash, kind, record_class, media_type, byte_count, key_version, stored_at, checked_at)
					values (?, ?, ?, ?, ?, ?, ?, ?)""")
			.params(hash, kind.name(), kind.recordClass().name(), mediaType, byteCount, keyVersion,
					now.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC))
			.update();
	}

	/** Notes that the file of a locked item was stored again. */
	void storedAgain(String hash, int keyVersion, Instant now) {
		this.jdbc
			.sql("""
					update archive_item set state = 'STORED', content = null, key_version = ?, checked_at = ? where hash = ?""")
			.params(keyVersion, now.atOffset(ZoneOffset.UTC), hash)
			.update();
	}

	/**
	 * Returns the content if it is still in the database.
	 * @return empty if there is no such item
	 */
	Optional<Kept> kept(String hash) {
		return this.jdbc.sql("select content from archive_item where hash = ?")
			.param(hash)
			.query((row, index) -> new Kept(Optional.ofNullable(row.getBytes("content"))))
			.optional();
	}

	/** Returns items whose content is still in the database, in the order of hashes. */
	List<String> unmoved(String after, int most) {
		return this.jdbc.sql(
				"select hash from archive_item where content is not null and hash > ? order by hash fetch first ? rows only")
			.params(after, most)
			.query(String.class)
			.list();
	}

	/** Notes that the file of a locked item left the database. */
	void moved(String hash, int keyVersion) {
		this.jdbc.sql("update archive_item set content = null, key_version = ? where hash = ?")
			.params(keyVersion, hash)
			.update();
	}

	/** Returns drawn contents whose original is still in the database. */
	List<String> unmovedOriginals(String after, int most) {
		return this.jdbc.sql("""
				select content_hash from scan_original where sealed is not null and content_hash > ?
				order by content_hash fetch first ? rows only""").params(after, most).query(String.class).list();
	}

	/** Locks the original of a drawn content; empty if it moved. */
	Optional<UnmovedOriginal> lockOriginal(String contentHash) {
		return this.jdbc.sql(
				"select original_hash, sealed from scan_original where content_hash = ? and sealed is not null for update")
			.param(contentHash)
			.query((row, index) -> new UnmovedOriginal(row.getString("original_hash"), row.getBytes("sealed")))
			.optional();
	}

	void movedOriginal(String contentHash) {
		this.jdbc.sql("""
				update scan_original set sealed = null, archived_hash = nullif(original_hash, content_hash)
				where content_hash = ?""").param(contentHash).update();
	}

	/** Marks an item for deletion; a row that refers to it keeps it. */
	void discard(String hash) {
		this.jdbc.sql("update archive_item set state = 'DISCARDED' where hash = ?").param(hash).update();
	}

	List<String> discarded(int most) {
		return this.jdbc.sql("select hash from archive_item where state = 'DISCARDED' fetch first ? rows only")
			.param(most)
			.query(String.class)
			.list();
	}

	/** Keeps an item that was marked for deletion, because a row refers to it. */
	void keepDiscarded(String hash) {
		this.jdbc.sql("update archive_item set state = 'STORED' where hash = ? and state = 'DISCARDED'")
			.param(hash)
			.update();
	}

	/**
	 * Deletes an item, and marks the original from which it was drawn for deletion.
	 * @throws org.springframework.dao.DataIntegrityViolationException if a row refers to
	 * it
	 */
	void delete(String hash) {
		var original = this.jdbc
			.sql("select archived_hash from scan_original where content_hash = ? and archived_hash is not null")
			.param(hash)
			.query(String.class)
			.optional();
		this.jdbc.sql("delete from archive_item where hash = ?").param(hash).update();
		original.ifPresent(this::discard);
	}

	/** Returns those of the hashes that are items. */
	Set<String> known(Collection<String> hashes) {
		return Set.copyOf(this.jdbc.sql("select hash from archive_item where hash in (:hashes)")
			.param("hashes", hashes)
			.query(String.class)
			.list());
	}

	/** Claims the name of a file without an item, so that nobody stores it meanwhile. */
	void claim(String hash) {
		this.jdbc
			.sql("insert into archive_item (hash, media_type, byte_count, state) values (?, 'orphan', 0, 'DISCARDED')")
			.param(hash)
			.update();
	}

	/** Returns items whose file another key sealed, in the order of hashes. */
	List<String> sealedByEarlier(int version, String after, int most) {
		return this.jdbc.sql("""
				select hash from archive_item where key_version < ? and state = 'STORED' and hash > ?
				order by hash fetch first ? rows only""").params(version, after, most).query(String.class).list();
	}

	void sealedAnew(String hash, int version) {
		this.jdbc.sql("update archive_item set key_version = ? where hash = ?").params(version, hash).update();
	}

	/** Counts the files by version of their key; those that are lost do not count. */
	Map<Integer, Long> keyVersions() {
		var counts = new TreeMap<Integer, Long>();
		this.jdbc.sql("""
				select key_version, count(*) as many from archive_item
				where key_version is not null and state <> 'LOST' group by key_version""").query((row) -> {
			counts.put(row.getInt("key_version"), row.getLong("many"));
		});
		return counts;
	}

	/** Counts the items whose files are missing or changed. */
	long damaged() {
		return this.jdbc.sql("select count(*) from archive_item where state in ('MISSING', 'CHANGED')")
			.query(Long.class)
			.single();
	}

	/** Checks whether a file was ever stored. */
	boolean isFresh() {
		return this.jdbc.sql("select hash from archive_item where key_version is not null fetch first 1 rows only")
			.query(String.class)
			.list()
			.isEmpty();
	}

	/** Returns the items that were checked longest ago, from before a time. */
	List<String> uncheckedSince(Instant before, int most) {
		return this.jdbc.sql("""
				select hash from archive_item where state = 'STORED' and key_version is not null and checked_at < ?
				order by checked_at fetch first ? rows only""")
			.params(before.atOffset(ZoneOffset.UTC), most)
			.query(String.class)
			.list();
	}

	long stored() {
		return this.jdbc.sql("select count(*) from archive_item where state = 'STORED' and key_version is not null")
			.query(Long.class)
			.single();
	}

	/** Notes the outcome of a check. */
	void checked(String hash, ItemState state, Instant now) {
		this.jdbc.sql("update archive_item set state = ?, checked_at = ? where hash = ?")
			.params(state.name(), now.atOffset(ZoneOffset.UTC), hash)
			.update();
	}

	/** The content of an item, if it is still in the database. */
	record Kept(Optional<byte[]> sealed) {
	}

	/** A file as it was received, which is still in the database. */
	record UnmovedOriginal(String hash, byte[] sealed) {
	}

}
