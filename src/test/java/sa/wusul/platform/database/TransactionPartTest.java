package sa.wusul.platform.database;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.support.OnBothDatabases;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisplayName("A part of a transaction")
@Tag("fast")
class TransactionPartTest {

	private final List<String> followed = new ArrayList<>();

	@OnBothDatabases
	@DisplayName("that fails takes along what it changed and what would follow from it, and nothing else")
	void failing(TestDatabase database) {
		var part = new TransactionPart(database.transactionManager());

		database.inTransaction(() -> {
			change(database, "before");
			follow("before");
			assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> part.run(() -> {
				follow("part");
				change(database, "part");
				// Code of others joins the transaction and fails in it.
				joining(database, () -> change(database, "before"));
			}));
			change(database, "after");
			follow("after");
		});

		assertThat(names(database)).containsExactly("after", "before");
		assertThat(this.followed).containsExactly("part is undone", "before is to be committed",
				"after is to be committed", "before is committed", "after is committed");
	}

	@OnBothDatabases
	@DisplayName("that succeeds is committed with its transaction, and what follows, follows then")
	void succeeding(TestDatabase database) {
		var part = new TransactionPart(database.transactionManager());

		database.inTransaction(() -> {
			follow("before");
			part.run(() -> {
				change(database, "part");
				follow("part");
			});
			assertThat(this.followed).containsExactly("part is to be committed");
		});

		assertThat(names(database)).containsExactly("part");
		assertThat(this.followed).containsExactly("part is to be committed", "before is to be committed",
				"part is to be committed", "before is committed", "part is committed");
	}

	private void joining(TestDatabase database, Runnable work) {
		var template = new TransactionTemplate(database.transactionManager());
		template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRED);
		template.executeWithoutResult((transaction) -> work.run());
	}

	private void follow(String name) {
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
			@Override
			public void beforeCommit(boolean readOnly) {
				TransactionPartTest.this.followed.add(name + " is to be committed");
			}

			@Override
			public void afterCompletion(int status) {
				TransactionPartTest.this.followed
					.add(name + ((status == STATUS_COMMITTED) ? " is committed" : " is undone"));
			}
		});
	}

	private static void change(TestDatabase database, String name) {
		database.jdbc()
			.sql("insert into inbox (message_key, message_name, case_reference, state, due_at, attempts, received_at) "
					+ "values (:name, 'test', '1448-0000001-0', 'RECEIVED', current_timestamp, 0, current_timestamp)")
			.param("name", name)
			.update();
	}

	private static List<String> names(TestDatabase database) {
		return database.jdbc().sql("select message_key from inbox order by message_key").query(String.class).list();
	}

}
