package sa.wusul.platform.web;

import java.util.List;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Resolver of the fingerprints of another release: while nodes of two releases run side
 * by side, a page of one of them finds the other's file of the same name.
 */
final class PageFileResolver extends AbstractResourceResolver {

	private static final Pattern FINGERPRINT = Pattern.compile("-[0-9a-f]{32}(?=\\.\\w+$)");

	/** Returns the address without a fingerprint. */
	static String bare(String path) {
		return FINGERPRINT.matcher(path).replaceFirst("");
	}

	@Override
	protected Resource resolveResourceInternal(HttpServletRequest request, String path,
			List<? extends Resource> locations, ResourceResolverChain chain) {
		var found = chain.resolveResource(request, path, locations);
		var bare = bare(path);
		return (found == null && !bare.equals(path)) ? chain.resolveResource(request, bare, locations) : found;
	}

	@Override
	protected String resolveUrlPathInternal(String path, List<? extends Resource> locations,
			ResourceResolverChain chain) {
		return chain.resolveUrlPath(path, locations);
	}

}
