package sa.wusul.support;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Deployments as Camunda Modeler sends them. */
public final class Modeler {

	private Modeler() {
	}

	public static ResponseEntity<JsonNode> deploy(TestRestTemplate http, String person, String name,
			Map<String, String> files) {
		var parts = new LinkedMultiValueMap<String, Object>();
		parts.add("deployment-name", name);
		parts.add("deployment-source", "Camunda Modeler");
		parts.add("enable-duplicate-filtering", "true");
		parts.add("deploy-changed-only", "true");
		files.forEach((file, text) -> parts.add(file, file(file, text)));
		return send(http, person, parts);
	}

	/** Deploys two files of the same name, which no map of files holds. */
	public static ResponseEntity<JsonNode> deployTwice(TestRestTemplate http, String person, String name, String file,
			String one, String other) {
		var parts = new LinkedMultiValueMap<String, Object>();
		parts.add("deployment-name", name);
		parts.add("one", file(file, one));
		parts.add("other", file(file, other));
		return send(http, person, parts);
	}

	private static ResponseEntity<JsonNode> send(TestRestTemplate http, String person,
			MultiValueMap<String, Object> parts) {
		var headers = new HttpHeaders();
		headers.setContentType(MediaType.MULTIPART_FORM_DATA);
		return AccountHttp.as(person, http)
			.postForEntity("/engine-rest/deployment/create", new HttpEntity<>(parts, headers), JsonNode.class);
	}

	public static String text(String resource) {
		try {
			return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(resource, ex);
		}
	}

	private static ByteArrayResource file(String name, String text) {
		return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
			@Override
			public String getFilename() {
				return name;
			}
		};
	}

}
