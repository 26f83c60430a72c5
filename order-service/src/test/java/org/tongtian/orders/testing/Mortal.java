package org.tongtian.orders.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Predicate;

/** Ports at whose calls a process is killed. */
public final class Mortal {

  private Mortal() {}

  /** What a killed process does not survive: nothing catches it, so nothing is undone. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /**
   * The port, with an end.
   *
   * @param isLast asked once for each call, whether it is the last one
   * @param afterIt whether the last call is made before the end
   */
  public static <T> T port(Class<T> port, T real, Predicate<Method> isLast, boolean afterIt) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              boolean last = isLast.test(method);
              if (last && !afterIt) {
                throw new Killed();
              }
              try {
                method.setAccessible(true);
                Object answer = method.invoke(real, arguments);
                if (last) {
                  throw new Killed();
                }
                return answer;
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            }));
  }
}
