package sa.wusul.platform.web;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The web server alone, with the program's own settings, as it is asked to stop. */
@DisplayName("A node that stops")
@Tag("fast")
class DrainTest {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final HttpClient http = HttpClient.newHttpClient();

	private ServletWebServerApplicationContext node;

	private int port;

	@AfterEach
	void end() {
		SlowServlet.release.countDown();
		this.node.close();
	}

	@Test
	@DisplayName("answers a request in hand after it has ceased to take new ones")
	void requestInHand() throws Exception {
		start("500ms");
		var inHand = this.http.sendAsync(request(), HttpResponse.BodyHandlers.ofString());
		assertThat(SlowServlet.begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();

		var end = CompletableFuture.runAsync(this.node::close);
		await("nobody gets in any more").atMost(PATIENCE).until(this::refusesConnections);
		assertThat(end).as("the stop waits for the request").isNotDone();
		SlowServlet.release.countDown();

		assertThat(inHand.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).body()).isEqualTo("whole");
		end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
	}

	@Test
	@DisplayName("says so first, and goes on answering, but keeps no connection")
	void outOfServiceFirst() throws Exception {
		start("0s");
		SlowServlet.release.countDown();
		var health = new DrainHealthIndicator(this.node, Duration.ofMinutes(10));
		WebServerAlone.health = health;
		assertThat(health.health().getStatus()).isEqualTo(Status.UP);
		assertThat(raw()).doesNotContain("Connection: close");

		var stopping = new Thread(() -> health.onApplicationEvent(new ContextClosedEvent(this.node)));
		stopping.start();
		try {
			await("out of service").atMost(PATIENCE)
				.until(() -> health.health().getStatus().equals(Status.OUT_OF_SERVICE));
			assertThat(raw()).contains("200", "Connection: close");
			assertThat(stopping.isAlive()).as("nothing is stopped yet").isTrue();
		}
		finally {
			stopping.interrupt();
			stopping.join();
		}
	}

	private void start(String drain) {
		SlowServlet.begun = new CountDownLatch(1);
		SlowServlet.release = new CountDownLatch(1);
		this.node = (ServletWebServerApplicationContext) new SpringApplication(WebServerAlone.class)
			.run("--server.port=0", "--server.address=127.0.0.1", "--wusul.drain=" + drain);
		WebServerAlone.health = this.node.getBean(DrainHealthIndicator.class);
		this.port = this.node.getWebServer().getPort();
	}

	private HttpRequest request() {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/")).build();
	}

	/** Returns the head of an answer, with the headers that concern the connection. */
	private String raw() throws IOException {
		try (var socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout((int) PATIENCE.toMillis());
			socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes());
			var said = new StringBuilder();
			while (!said.toString().contains("\r\n\r\n")) {
				said.append((char) socket.getInputStream().read());
			}
			return said.toString();
		}
	}

	private boolean refusesConnections() throws IOException {
		try (var socket = new Socket("127.0.0.1", this.port)) {
			return false;
		}
		catch (ConnectException refused) {
			return true;
		}
	}

	@Configuration
	@ImportAutoConfiguration(ServletWebServerFactoryAutoConfiguration.class)
	@Import(DrainHealthIndicator.class)
	static class WebServerAlone {

		private static volatile DrainHealthIndicator health;

		@Bean
		WebServerFactoryCustomizer<TomcatServletWebServerFactory> valve() {
			return (factory) -> factory.addEngineValves(new DrainValve(new ObjectProvider<>() {
				@Override
				public DrainHealthIndicator getObject() {
					return health;
				}
			}));
		}

		@Bean
		ServletRegistrationBean<SlowServlet> slow() {
			return new ServletRegistrationBean<>(new SlowServlet(), "/");
		}

	}

	/** Request that is in hand until it is released. */
	static final class SlowServlet extends HttpServlet {

		private static volatile CountDownLatch begun;

		private static volatile CountDownLatch release;

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			begun.countDown();
			try {
				if (release.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
					response.getWriter().write("whole");
				}
			}
			catch (InterruptedException cut) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
