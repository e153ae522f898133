package sa.wusul.platform.engine;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;

import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

import sa.wusul.platform.identity.Rights;

/**
 * Filter for the lists of models with the number of cases that run in each. The engine
 * shows them to everybody with a right to read a model, whatever cases they may see; the
 * filter sets the numbers of confidential models to zero for all but their supervisors: a
 * prison that sees a number grow would know that a detainee has just written.
 */
class ConfidentialCountFilter extends OncePerRequestFilter {

	private static final Pattern STATISTICS = Pattern
		.compile("/(engine-rest(/engine/[^/]+)?|camunda/api/engine/engine/[^/]+|camunda/api/cockpit/plugin/base/[^/]+)"
				+ "/process-definition/statistics/?");

	private static final List<String> NUMBERS = List.of("instances", "failedJobs", "incidents");

	private final Rights rights;

	private final IdentityService identity;

	private final ObjectMapper json;

	ConfidentialCountFilter(Rights rights, IdentityService identity, ObjectMapper json) {
		this.rights = rights;
		this.identity = identity;
		this.json = json;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		var address = request.getRequestURI().substring(request.getContextPath().length());
		var path = URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
		return !STATISTICS.matcher(path).matches();
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		var answer = new ContentCachingResponseWrapper(response);
		chain.doFilter(request, answer);
		if (answer.getStatus() != HttpServletResponse.SC_OK || answer.getContentSize() == 0) {
			answer.copyBodyToResponse();
			return;
		}
		var models = this.json.readTree(answer.getContentAsByteArray());
		var groups = groups(request);
		models.forEach((model) -> hide((ObjectNode) model, groups));
		byte[] body = this.json.writeValueAsBytes(models);
		response.setContentLength(body.length);
		response.getOutputStream().write(body);
	}

	private void hide(ObjectNode model, Set<String> groups) {
		var definition = model.path("definition");
		var key = (definition.isMissingNode() ? model : definition).path("key").asText();
		if (this.rights.isConfidential(key) && !groups.contains(this.rights.supervisorsOf(key))) {
			NUMBERS.stream().filter(model::has).forEach((number) -> model.set(number, nothing(model.get(number))));
		}
	}

	private JsonNode nothing(JsonNode value) {
		return value.isArray() ? this.json.createArrayNode() : this.json.getNodeFactory().numberNode(0);
	}

	private Set<String> groups(HttpServletRequest request) {
		var current = this.identity.getCurrentAuthentication();
		if (current != null) {
			return Set.copyOf(current.getGroupIds());
		}
		var session = request.getSession(false);
		return (session != null) ? AuthenticationUtil.getAuthsFromSession(session)
			.getAuthentications()
			.stream()
			.map(Authentication::getIdentityId)
			.flatMap((user) -> this.identity.createGroupQuery().groupMember(user).unlimitedList().stream())
			.map(Group::getId)
			.collect(Collectors.toUnmodifiableSet()) : Set.of();
	}

}
