package dev.sessionready.wire;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.ApacheBackedHttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import java.util.List;
import wiremock.org.apache.hc.client5.http.impl.classic.HttpClients;
import wiremock.org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import wiremock.org.apache.hc.core5.http.Header;
import wiremock.org.apache.hc.core5.http.HttpHeaders;
import wiremock.org.apache.hc.core5.http.HttpRequest;

/**
 * What carries requests from WireMock to the account, without changing what the caller signed.
 *
 * <p>WireMock's own writes {@code charset=UTF-8} where the SDK signs {@code charset=utf-8}. The
 * certificates and proxies that it would heed do not exist on the loopback interface.
 */
final class Forwarding implements HttpClientFactory {

  private static final int AT_ONCE = 50;

  @Override
  public HttpClient buildHttpClient(
      Options options,
      boolean trustAllCertificates,
      List<String> trustedHosts,
      boolean useSystemProperties) {
    return new ApacheBackedHttpClient(
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(AT_ONCE)
                    .setMaxConnTotal(AT_ONCE)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableContentCompression()
            .disableCookieManagement()
            .disableAuthCaching()
            .addRequestInterceptorLast((request, _, _) -> spellAsSigned(request))
            .build(),
        options.shouldPreserveUserAgentProxyHeader());
  }

  private static void spellAsSigned(HttpRequest request) {
    Header type = request.getFirstHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null) {
      request.setHeader(type.getName(), type.getValue().replace("charset=UTF-8", "charset=utf-8"));
    }
  }
}
