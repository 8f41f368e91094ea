package io.github.firehoselogs.reingest;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/// Resolves names as the JDK does, except [#HANGING]: that look-up blocks until it is released and
/// ignores interrupts, like the system's resolver if its server does not answer. Named in
/// `META-INF/services` of the tests.
public final class HangingNames extends InetAddressResolverProvider {
  static final String HANGING = "hanging.invalid";

  private static final CountDownLatch RELEASED = new CountDownLatch(1);

  /// Makes every look-up of [#HANGING] fail, including those that are waiting.
  static void release() {
    RELEASED.countDown();
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    InetAddressResolver usual = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        if (host.equals(HANGING)) {
          awaitRelease();
        }
        return usual.lookupByName(host, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return usual.lookupByAddress(address);
      }
    };
  }

  private static void awaitRelease() {
    boolean interrupted = false;
    while (RELEASED.getCount() > 0) {
      try {
        RELEASED.await();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String name() {
    return "hanging names";
  }
}
