package sa.wusul.platform.engine;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.apache.ibatis.exceptions.PersistenceException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionTemplate;

import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.platform.web.ErrorResponseWriter;
import sa.wusul.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("A request that fails")
@Tag("story")
@ExtendWith(OutputCaptureExtension.class)
class ErrorMessageFilterTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final AnnotationConfigApplicationContext beans = beans();

	private final ErrorMessageFilter filter = new ErrorMessageFilter(this.beans.getBean(ErrorResponseWriter.class),
			JSON);

	private static AnnotationConfigApplicationContext beans() {
		var beans = new AnnotationConfigApplicationContext();
		var words = new ResourceBundleMessageSource();
		words.setBasename("messages");
		words.setDefaultEncoding("UTF-8");
		beans.registerBean("messageSource", ResourceBundleMessageSource.class, () -> words);
		beans.registerBean(ObjectMapper.class, () -> JSON);
		beans.register(RefusalWords.class, ErrorResponseWriter.class);
		beans.refresh();
		return beans;
	}

	@AfterEach
	void close() {
		this.beans.close();
	}

	static Stream<TestDatabase> databases() {
		return Stream.of(TestDatabase.h2(), TestDatabase.postgreSql());
	}

	@ParameterizedTest
	@MethodSource("databases")
	@DisplayName("because it waited too long for others says in both languages that the site is busy, and when to come again")
	void busy(TestDatabase database) throws Exception {
		var lock = "select stripe from named_lock order by name, stripe fetch first row only for update";
		var transaction = new TransactionTemplate(database.transactionManager());
		var answer = transaction.execute((held) -> {
			database.jdbc().sql(lock).query().listOfRows();
			return CompletableFuture.supplyAsync(() -> answer((request, response) -> transaction.execute((waiting) -> {
				database.jdbc().sql(patience(database)).update();
				return database.jdbc().sql(lock).query().listOfRows();
			}))).join();
		});
		assertThat(answer.getStatus()).isEqualTo(503);
		assertThat(answer.getHeader("Retry-After")).isEqualTo("10");
		assertThat(said(answer)).containsEntry("code", "web.busy")
			.containsEntry("messageEn", "The site is busy now. Wait a little and try again.")
			.containsEntry("messageAr", "الموقع مزدحم الآن. انتظر قليلا ثم أعد المحاولة.");
	}

	private static String patience(TestDatabase database) {
		return database.toString().equals("H2") ? "set lock_timeout 20" : "set local lock_timeout = '20ms'";
	}

	@Test
	@DisplayName("because the engine and another waited for each other says that somebody else was at it")
	void circle() throws Exception {
		var circle = new ProcessEngineException("the engine's text",
				new PersistenceException(new SQLException("deadlock detected", "40P01")));
		var answer = answer((request, response) -> {
			throw circle;
		});
		assertThat(answer.getStatus()).isEqualTo(409);
		assertThat(said(answer)).containsEntry("code", "changedMeanwhile");
	}

	static Stream<RuntimeException> absences() {
		var stopped = new PersistenceException(
				new SQLException("terminating connection due to administrator command", "57P01"));
		var rollback = new TransactionSystemException("roll-back failed", new SQLException("Connection is closed"));
		rollback.initApplicationException(stopped);
		return Stream.of(new ProcessEngineException("the engine's text", stopped), rollback,
				new TransactionSystemException("after a commit", new SQLException("Connection is closed")),
				new CannotGetJdbcConnectionException("none", new SQLException("Connection refused", "08001")),
				new CannotGetJdbcConnectionException("none", new SQLTransientConnectionException("none in time")));
	}

	@ParameterizedTest
	@MethodSource("absences")
	@DisplayName("because the database was away says the same as one that waited too long, and leaves no words of a row in the log")
	void absence(RuntimeException failure, CapturedOutput output) throws Exception {
		var answer = answer((request, response) -> {
			throw failure;
		});
		assertThat(answer.getStatus()).isEqualTo(503);
		assertThat(said(answer)).containsEntry("code", "web.busy");
		assertThat(output.getAll()).contains("has to come again, because of the database: java.sql.SQL")
			.doesNotContain("Connection is", "Connection refused", "terminating", "none in time");
	}

	@Test
	@DisplayName("by a fault of the program names an incident, and nothing of the fault")
	void fault() throws Exception {
		for (var fault : List.of(new NullPointerException("secret"),
				new ProcessEngineException("secret", new SQLException("secret", "42601")))) {
			var answer = answer((request, response) -> {
				throw new ServletException(fault);
			});
			assertThat(answer.getStatus()).isEqualTo(500);
			assertThat(said(answer)).containsEntry("code", "unexpected").containsKey("incident");
			assertThat(answer.getContentAsString()).doesNotContain("secret");
		}
	}

	private MockHttpServletResponse answer(FilterChain chain) {
		var answer = new MockHttpServletResponse();
		try {
			this.filter.doFilter(new MockHttpServletRequest("GET", "/engine-rest/history/job-log/count"), answer,
					chain);
		}
		catch (IOException | ServletException ex) {
			throw new AssertionError(ex);
		}
		return answer;
	}

	private static Map<String, Object> said(MockHttpServletResponse answer) throws IOException {
		return JSON.readValue(answer.getContentAsByteArray(), new TypeReference<>() {
		});
	}

}
