package sa.wusul.room;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.archive.ArchiveForTests;
import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.support.MovableClock;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A recording that never reached the archive")
@Tag("fast")
class RecordingSweepTest {

	private static final Instant NOW = Instant.parse("2026-11-29T07:00:00Z");

	@TempDir
	private Path folder;

	@OnBothDatabases
	@DisplayName("is deleted from the folder of its node after its room went with the case, and not before")
	void swept(TestDatabase database) throws IOException {
		database.jdbc()
			.sql("""
					insert into video_room (room_key, case_reference, state, starts_at, ends_at, recorded, monitored, from_home, call_name)
					values ('k', '1448-0001234-3', 'CLOSED', ?, ?, true, false, true, ?)""")
			.params(NOW.atOffset(ZoneOffset.UTC), NOW.atOffset(ZoneOffset.UTC),
					EncryptionForTests.fields(database.dataSource()).seal("video_room.call_name", "call"))
			.update();
		var room = database.jdbc().sql("select id from video_room").query(Long.class).single();
		var known = file(room + "-1-1.mkv", Duration.ofDays(90));
		var gone = file("999-1-1.mkv", Duration.ofDays(31));
		var fresh = file("999-1-2.mkv", Duration.ofDays(29));
		var other = file("notes.mkv", Duration.ofDays(90));
		new RecordingSealService(new RoomRecordingRepository(database.jdbc(), new MovableClock(NOW)),
				new RecordingSpool(new RecordingProperties(this.folder)),
				new StaticListableBeanFactory().getBeanProvider(RecordingReader.class), ArchiveForTests.in(database),
				new TransactionTemplate(database.transactionManager()))
			.sweep(NOW.minus(Duration.ofDays(30)));

		assertThat(gone).doesNotExist();
		assertThat(known).exists();
		assertThat(fresh).exists();
		assertThat(other).exists();
	}

	private Path file(String name, Duration age) throws IOException {
		var file = Files.writeString(this.folder.resolve(name), "recording");
		return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
	}

}
