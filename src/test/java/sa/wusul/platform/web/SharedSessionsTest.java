package sa.wusul.platform.web;

import java.io.File;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.catalina.Session;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.util.StandardSessionIdGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;

import sa.wusul.platform.encryption.EncryptionForTests;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("Sessions that nodes share")
@Tag("fast")
class SharedSessionsTest {

	@Nested
	@DisplayName("on H2")
	class OnH2 extends Behaviour {

		OnH2() {
			super(TestDatabase.h2());
		}

	}

	@Nested
	@DisplayName("on PostgreSQL")
	class OnPostgreSql extends Behaviour {

		OnPostgreSql() {
			super(TestDatabase.postgreSql());
		}

	}

	abstract static class Behaviour {

		private final TestDatabase database;

		private final SharedSessions one;

		private final SharedSessions other;

		private String id;

		Behaviour(TestDatabase database) {
			this.database = database;
			this.one = node();
			this.other = node();
		}

		private SharedSessions node() {
			var rows = new SharedSessionRepository(this.database.dataSource(),
					EncryptionForTests.fields(this.database.dataSource()),
					EncryptionForTests.hash(this.database.dataSource()));
			var sessions = new SharedSessions(Always.of(rows), Always
				.of((value) -> (value instanceof Seen seen) ? Optional.of(List.of(seen.name())) : Optional.empty()));
			sessions.setContext(new StandardContext());
			sessions.setSessionIdGenerator(new StandardSessionIdGenerator());
			return sessions;
		}

		@BeforeEach
		void begin() throws Exception {
			this.one.begin(false);
			var session = this.one.createSession(null);
			this.id = session.getId();
			session.getSession().setAttribute("citizen", "سارة");
			this.one.end(session);
		}

		@AfterEach
		void close() {
			this.database.close();
		}

		@Test
		@DisplayName("are known at the other node, sealed in between")
		void known() throws Exception {
			assertThat(read(this.other, "citizen")).isEqualTo("سارة");
			assertThat(this.database.jdbc().sql("select content from web_session").query(String.class).single())
				.startsWith("v1:");
			assertThat(this.database.jdbc()
				.sql("select count(*) from web_session where id = ?")
				.param(this.id)
				.query(Integer.class)
				.single()).as("the id opens nothing in the database").isZero();
		}

		@Test
		@DisplayName("hear what the other node changed, also what it removed")
		void changed() throws Exception {
			change(this.other, "step", "2");
			assertThat(read(this.one, "step")).isEqualTo("2");
			change(this.one, "citizen", null);
			assertThat(read(this.other, "citizen")).isNull();
			assertThat(read(this.other, "step")).isEqualTo("2");
		}

		@Test
		@DisplayName("keep both when two nodes change at once")
		void together() throws Exception {
			this.one.begin(false);
			var here = this.one.findSession(this.id);
			here.getSession().setAttribute("first", "1");
			change(this.other, "second", "2");
			this.one.end(here);
			assertThat(List.of(read(this.other, "first"), read(this.one, "second"))).containsExactly("1", "2");
		}

		@Test
		@DisplayName("end on both, and do not come back")
		void ended() throws Exception {
			assertThat(read(this.other, "citizen")).isNotNull();
			this.one.begin(false);
			var here = this.one.findSession(this.id);
			here.getSession().invalidate();
			this.one.end(here);
			this.other.begin(false);
			assertThat(this.other.findSession(this.id)).isNull();
			this.other.end(null);
			assertThat(rows()).isZero();
		}

		@Test
		@DisplayName("with a new id are not found under the old one")
		void rotated() throws Exception {
			var former = this.id;
			this.one.begin(false);
			var here = this.one.findSession(former);
			this.id = this.one.rotateSessionId(here);
			this.one.end(here);
			assertThat(read(this.other, "citizen")).isEqualTo("سارة");
			this.other.begin(false);
			assertThat(this.other.findSession(former)).isNull();
			this.other.end(null);
			assertThat(rows()).isOne();
		}

		@Test
		@DisplayName("are not written for a moment of use, or for what does not count")
		void seldomWritten() throws Exception {
			change(this.one, "used", Instant.parse("2026-11-30T08:00:00Z"));
			change(this.one, "seen", new Seen("clerk", 1));
			var version = version();
			change(this.one, "used", Instant.parse("2026-11-30T08:00:05Z"));
			change(this.one, "seen", new Seen("clerk", 2));
			assertThat(version()).isEqualTo(version);
			change(this.one, "used", Instant.parse("2026-11-30T08:01:00Z"));
			change(this.one, "seen", new Seen("auditor", 2));
			assertThat(version()).isEqualTo(version + 2);
		}

		@Test
		@DisplayName("leave to its node what cannot be written, and to its version what it does not know")
		void unknown() throws Exception {
			change(this.one, "thread", new Object());
			assertThat(read(this.one, "thread")).isNotNull();
			assertThat(read(this.other, "thread")).isNull();
			change(this.one, "file", new File("x"));
			change(this.other, "step", "1");
			assertThat(read(this.one, "step")).isEqualTo("1");
			assertThat(read(this.one, "file")).isNotNull();
		}

		@Test
		@DisplayName("cost no look for an id that nobody issued, and end by the time without use")
		void strangers() throws Exception {
			this.other.begin(false);
			assertThat(this.other.findSession("0".repeat(48))).isNull();
			this.other.end(null);
			this.database.jdbc().sql("update web_session set seen_at = timestamp '2026-01-01 00:00:00'").update();
			this.other.begin(false);
			assertThat(this.other.findSession(this.id)).isNull();
			this.other.end(null);
		}

		private Object read(SharedSessions node, String name) throws Exception {
			node.begin(false);
			var session = node.findSession(this.id);
			var value = session.getSession().getAttribute(name);
			node.end(session);
			return value;
		}

		private void change(SharedSessions node, String name, Object value) throws Exception {
			node.begin(false);
			Session session = node.findSession(this.id);
			session.getSession().setAttribute(name, value);
			node.end(session);
		}

		private long version() {
			return this.database.jdbc().sql("select version from web_session").query(Long.class).single();
		}

		private int rows() {
			return this.database.jdbc().sql("select count(*) from web_session").query(Integer.class).single();
		}

	}

	private record Seen(String name, int at) implements Serializable {
	}

	/** A provider of one bean. */
	private record Always<T>(T bean) implements ObjectProvider<T> {

		static <T> ObjectProvider<T> of(T bean) {
			return new Always<>(bean);
		}

		@Override
		public T getObject() {
			return this.bean;
		}

		@Override
		public T getObject(Object... arguments) {
			return this.bean;
		}

		@Override
		public T getIfAvailable() {
			return this.bean;
		}

		@Override
		public T getIfUnique() {
			return this.bean;
		}

		@Override
		public Stream<T> stream() {
			return Stream.of(this.bean);
		}

	}

}
