package sa.wusul.platform.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.support.EmbeddedPostgreSql;
import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Test of changes whose answer nobody needs. */
@DisplayName("A change without an answer")
@Tag("fast")
class UnansweredTest {

	private final List<String> messages = new CopyOnWriteArrayList<>();

	private JdbcClient jdbc;

	private TransactionTemplate transactions;

	@BeforeEach
	void open() {
		var database = new DriverManagerDataSource(EmbeddedPostgreSql.newDatabase());
		var counted = ProxyDataSourceBuilder.create(database)
			.afterQuery((execution, queries) -> queries.forEach((query) -> this.messages.add(query.getQuery())))
			.build();
		open(new JoiningDataSource(counted));
		this.jdbc.sql("create table told (word varchar(10) primary key, times int)").update();
		this.messages.clear();
	}

	private void open(DataSource dataSource) {
		this.jdbc = JdbcClient.create(dataSource);
		this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
	}

	private void tell(String word, Integer times) {
		Unanswered.write(() -> this.jdbc.sql("insert into told (word, times) values (:word, :times)")
			.param("word", word)
			.param("times", times)
			.update());
	}

	private List<String> told() {
		return this.jdbc.sql("select word from told where times is not null or word <> ? order by word")
			.param("?")
			.query(String.class)
			.list();
	}

	@Test
	@DisplayName("goes with the next statement, which sees it")
	void withTheNext() {
		this.transactions.executeWithoutResult((transaction) -> {
			tell("one", 1);
			tell("two", null);
			assertThat(this.messages).isEmpty();
			assertThat(told()).containsExactly("one", "two");
			assertThat(this.messages).hasSize(1);
			tell("three", 3);
			assertThat(this.jdbc.sql("update told set times = ? where times = ?").params(9, 3).update()).isEqualTo(1);
			assertThat(this.messages).hasSize(2);
		});
		assertThat(told()).containsExactly("one", "three", "two");
	}

	@Test
	@DisplayName("goes at the latest before the commit, all in one message")
	void beforeTheCommit() {
		this.transactions.executeWithoutResult((transaction) -> {
			tell("one", 1);
			tell("two", 2);
			tell("three", 3);
		});
		assertThat(this.messages).hasSize(1);
		assertThat(told()).containsExactly("one", "three", "two");
	}

	@Test
	@DisplayName("is gone with its transaction")
	void rolledBack() {
		this.transactions.executeWithoutResult((transaction) -> {
			tell("one", 1);
			transaction.setRollbackOnly();
		});
		this.transactions.executeWithoutResult((transaction) -> tell("two", 2));
		assertThat(told()).containsExactly("two");
	}

	@Test
	@DisplayName("is written at once outside of a transaction")
	void atOnce() {
		tell("one", 1);
		assertThat(this.messages).hasSize(1);
		assertThat(told()).containsExactly("one");
	}

	@Test
	@DisplayName("that fails ends its transaction, at the statement after it or at the commit")
	void failing() {
		tell("one", 1);
		var reached = new ArrayList<String>();
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.transactions.executeWithoutResult((transaction) -> {
				tell("two", 2);
				tell("one", 1);
				reached.add("before the next");
				told();
				reached.add("after the next");
			}));
		assertThat(reached).containsExactly("before the next");
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> this.transactions.executeWithoutResult((transaction) -> {
				tell("two", 2);
				tell("one", 1);
			}));
		assertThat(told()).containsExactly("one");
	}

	@Test
	@DisplayName("begins a part of its transaction in the message of the part's first statement")
	void partInOneMessage() {
		var part = new TransactionPart(this.transactions.getTransactionManager());
		this.transactions.executeWithoutResult((transaction) -> {
			tell("one", 1);
			part.run(() -> assertThat(told()).containsExactly("one"));
			assertThat(this.messages).hasSize(1);
			assertThatThrownBy(() -> part.run(() -> {
				tell("two", 2);
				throw new IllegalStateException("nothing was sent");
			})).hasMessage("nothing was sent");
			assertThat(this.messages).hasSize(1);
			assertThatThrownBy(() -> part.run(() -> {
				tell("three", 3);
				told();
				this.jdbc.sql("select missing from told").query().listOfRows();
			})).isInstanceOf(BadSqlGrammarException.class);
			tell("four", 4);
			assertThat(told()).containsExactly("four", "one");
		});
		assertThat(told()).containsExactly("four", "one");
	}

	@Test
	@DisplayName("ends a part of its transaction with the commit, without a message")
	void partEndsWithTheCommit() {
		var part = new TransactionPart(this.transactions.getTransactionManager());
		this.transactions.executeWithoutResult((transaction) -> part.run(this::told));
		assertThat(this.messages).hasSize(1);
	}

	@Test
	@DisplayName("belongs to the part of its transaction in which it was written")
	void nested() {
		var part = new TransactionTemplate(this.transactions.getTransactionManager());
		part.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		this.transactions.executeWithoutResult((transaction) -> {
			tell("one", 1);
			part.executeWithoutResult((nested) -> {
				tell("two", 2);
				nested.setRollbackOnly();
			});
			tell("three", 3);
		});
		assertThat(told()).containsExactly("one", "three");
	}

	@Test
	@DisplayName("does not wait behind so many that a message could not hold them")
	void many() {
		this.transactions.executeWithoutResult((transaction) -> {
			for (var number = 0; number < 40_000; number++) {
				tell("word" + number, number);
			}
		});
		assertThat(this.jdbc.sql("select count(*) from told").query(Integer.class).single()).isEqualTo(40_000);
		assertThat(this.messages).hasSizeBetween(40, 60);
	}

	@OnBothDatabases
	@DisplayName("is there on either database")
	void onBothDatabases(TestDatabase database) {
		open(database.dataSource());
		this.jdbc.sql("create table told (word varchar(10) primary key, times int)").update();
		this.transactions.executeWithoutResult((transaction) -> tell("one", 1));
		assertThat(told()).containsExactly("one");
	}

}
